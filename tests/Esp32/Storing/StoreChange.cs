using EdgeNode.Contracts;

namespace EdgeNode.Esp32.Tests;

/// <summary>One call that changes an entry.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Make">Makes it.</param>
/// <param name="After">The content that it leaves, null for none.</param>
internal sealed record StoreChange(string Name, Func<IDurableStore, string, bool> Make, Func<byte[]?, byte[]?> After)
{
    private static readonly byte[] Short = [1, 2, 3];
    private static readonly byte[] Long = [11, 12, 13, 14, 15, 16, 17];
    private static readonly byte[] Tail = [21, 22, 23, 24];

    /// <summary>Nothing, short and long content, more at the end, and removal.</summary>
    public static readonly StoreChange[] All =
    [
        new("replace by nothing", (store, name) => store.TryReplace(name, [], 0), _ => []),
        new("replace by 3 bytes", (store, name) => store.TryReplace(name, Short, Short.Length), _ => Short),
        new("replace by 7 bytes", (store, name) => store.TryReplace(name, Long, Long.Length), _ => Long),
        new("append 4 bytes", (store, name) => store.TryAppend(name, Tail, Tail.Length), before => [.. before ?? [], .. Tail]),
        new("delete", (store, name) => store.TryDelete(name), _ => null),
    ];

    public bool IsAppend => Name.StartsWith("append", StringComparison.Ordinal);
}
