using System.Text;

namespace EdgeNode.Cli;

/// <summary>Standard error: where it cannot be written, there is nobody to tell, and the command goes on.</summary>
internal sealed class UnheardWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        Write(value.ToString());
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Write(new string(buffer, index, count));
    }

    public override void Write(string? value)
    {
        try
        {
            inner.Write(value);
            inner.Flush();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // See above.
        }
    }
}
