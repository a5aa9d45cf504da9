namespace EdgeNode.Reports;

/// <summary>Splits a file into lines.</summary>
internal static class FileLines
{
    /// <summary>The lines that hold anything but spaces.</summary>
    public static List<FileLine> Split(byte[] bytes)
    {
        List<FileLine> lines = [];
        int number = 0;
        for (int start = 0; start < bytes.Length;)
        {
            int end = Array.IndexOf(bytes, (byte)'\n', start);
            end = end < 0 ? bytes.Length : end;
            number++;
            byte[] line = bytes[start..end];
            if (line.AsSpan().Trim(" \t\r"u8).Length > 0)
            {
                lines.Add(new FileLine(number, line));
            }

            start = end + 1;
        }

        return lines;
    }
}
