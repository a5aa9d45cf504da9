using EdgeNode.Policies;

namespace EdgeNode.Summaries
{
    /// <summary>A JSON string, or <c>null</c> where nothing is known.</summary>
    internal static class OptionalText
    {
        internal static void Write(string text, AsciiWriter writer)
        {
            if (text == null)
            {
                writer.Text("null");
                return;
            }

            writer.Text("\"");
            writer.Text(text);
            writer.Text("\"");
        }
    }
}
