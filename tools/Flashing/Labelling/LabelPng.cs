namespace EdgeNode.Flashing;

/// <summary>Draws a label as black and white PNG. It needs no font and no drawing library, so it is the same everywhere.</summary>
internal static class LabelPng
{
    private const int ModulePixels = 12;
    private const int NodeScale = 6;
    private const int TextScale = 2;
    private const int Margin = 16;

    public static byte[] Write(BoxLabel label)
    {
        int side = label.Modules.Count * ModulePixels;
        IReadOnlyList<string> lines = label.UrlLines((side - (2 * Margin)) / (DotFont.Advance * TextScale));
        int nodeHeight = DotFont.Height * NodeScale;
        int lineHeight = (DotFont.Height + 4) * TextScale;
        Bitmap bitmap = new(side, Margin + nodeHeight + side + ((lines.Count + 1) * lineHeight) + Margin);
        Line(bitmap, label.Node, Margin, NodeScale);
        int codeTop = Margin + nodeHeight;
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                if (label.Modules[y / ModulePixels][x / ModulePixels])
                {
                    bitmap.Darken(x, codeTop + y);
                }
            }
        }

        Line(bitmap, BoxLabel.Invitation, codeTop + side, TextScale);
        for (int index = 0; index < lines.Count; index++)
        {
            Line(bitmap, lines[index], codeTop + side + ((index + 1) * lineHeight), TextScale);
        }

        return bitmap.ToPng();
    }

    private static void Line(Bitmap bitmap, string words, int top, int scale)
    {
        int fit = Math.Min(scale, Math.Max(1, bitmap.Width / (DotFont.Advance * words.Length)));
        int left = (bitmap.Width - (DotFont.Advance * words.Length * fit)) / 2;
        for (int index = 0; index < words.Length; index++)
        {
            for (int y = 0; y < DotFont.Height * fit; y++)
            {
                for (int x = 0; x < DotFont.Advance * fit; x++)
                {
                    if (DotFont.IsDark(words[index], x / fit, y / fit))
                    {
                        bitmap.Darken(left + (index * DotFont.Advance * fit) + x, top + y);
                    }
                }
            }
        }
    }
}
