using System.Text;

namespace EdgeNode.Cli;

/// <summary>What <see cref="Console.Out"/> and <see cref="Console.Error"/> are while a command runs: plain text, each line in one piece.</summary>
internal sealed class PlainWriter(TextWriter inner) : TextWriter
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
        string text = PlainText.Of((value ?? "").Replace("\r\n", "\n", StringComparison.Ordinal));
        inner.Write(text.Replace("\n", Environment.NewLine, StringComparison.Ordinal));
        inner.Flush();
    }

    // In one piece: lines of several writers do not mix.
    public override void WriteLine(string? value)
    {
        Write(value + "\n");
    }
}
