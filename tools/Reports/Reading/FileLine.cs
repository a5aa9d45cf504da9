using System.Text;

namespace EdgeNode.Reports;

/// <summary>One line of a file, byte for byte, without its line feed.</summary>
/// <param name="Number">Line number, from 1.</param>
/// <param name="Bytes">The bytes, padding kept.</param>
internal sealed record FileLine(int Number, byte[] Bytes)
{
    /// <summary>The line as text; bytes that are no UTF-8 become U+FFFD.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);
}
