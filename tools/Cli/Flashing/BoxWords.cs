using EdgeNode.Flashing;

namespace EdgeNode.Cli;

/// <summary>What the technician says about the one box in hand: what it is told, and what its label says.</summary>
/// <param name="Store">Folder with what it is told, or null.</param>
/// <param name="Node">Its node id, or null.</param>
/// <param name="Url">Address of its disclosure page, or null.</param>
/// <param name="Folder">Where the label goes.</param>
public sealed record BoxWords(string? Store, string? Node, string? Url, string Folder)
{
    /// <summary>Reads the folder with what the box is told.</summary>
    /// <returns>Null where none was named.</returns>
    /// <exception cref="FlashException">It is refused, or is for another box than the one named.</exception>
    public BoxStore? ReadStore(bool isStock)
    {
        if (Store is null)
        {
            return null;
        }

        if (!isStock)
        {
            throw new FlashException("--store and --image: a hardened runtime takes no files over the cable; run it with --stock --store first, then with --image: the files stay");
        }

        BoxStore store = BoxStore.Read(Store);
        return Node is null || Node == store.Node
            ? store
            : throw new FlashException($"--node: found '{Node}'; allowed: '{store.Node}', the node id in the settings of --store");
    }

    /// <summary>Makes the label.</summary>
    /// <returns>Null where nothing was said about one.</returns>
    /// <exception cref="FlashException">A part of it is missing or refused.</exception>
    public BoxLabel? MakeLabel(BoxStore? store)
    {
        string? node = Node ?? store?.Node;
        if (Url is null)
        {
            return Node is null ? null : throw new FlashException("--node and --url belong together: found --node alone; a label needs both");
        }

        return node is not null ? BoxLabel.Make(node, Url) : throw new FlashException("--node and --url belong together: found --url alone; a label needs both");
    }
}
