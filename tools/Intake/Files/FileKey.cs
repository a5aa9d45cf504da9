using System.Text.Json;
using EdgeNode.City;

namespace EdgeNode.Intake;

/// <summary>What summaries in a file are de-duplicated by. The file says no tenant, and a run is drawn at random.</summary>
/// <param name="Node">Node id.</param>
/// <param name="Run">Life of the node's store.</param>
/// <param name="Seq">Number within the run.</param>
internal readonly record struct FileKey(string Node, uint Run, int Seq)
{
    /// <summary>Reads the key of a line.</summary>
    /// <returns>False when it is no JSON object with these three members.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> line, out FileKey key)
    {
        key = default;
        if (!JsonFields.TryParse(line, out JsonElement root)
            || JsonFields.TextOf(root, "node") is not string node
            || !uint.TryParse(JsonFields.TextOf(root, "run"), System.Globalization.NumberStyles.AllowHexSpecifier, null, out uint run)
            || JsonFields.NumberOf(root, "seq", 0, int.MaxValue) is not long seq)
        {
            return false;
        }

        key = new FileKey(string.Intern(node), run, (int)seq);
        return true;
    }
}
