using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>Entries as whoever calls the store sees them.</summary>
internal static class StoreReading
{
    private const int Chunk = 2;

    /// <summary>The whole content, or null where there is no entry.</summary>
    public static byte[]? Content(IDurableStore store, string name)
    {
        int length = store.Length(name);
        if (length < 0)
        {
            Assert.AreEqual(StoreAnswer.Missing, length);
            Assert.AreEqual(StoreAnswer.Missing, store.Read(name, 0, new byte[Chunk], Chunk));
            return null;
        }

        List<byte> content = [];
        byte[] buffer = new byte[Chunk];
        for (int read = store.Read(name, 0, buffer, Chunk); read > 0; read = store.Read(name, content.Count, buffer, Chunk))
        {
            content.AddRange(buffer.Take(read));
        }

        Assert.HasCount(length, content);
        return [.. content];
    }

    /// <summary>What a box finds that is switched on with this flash.</summary>
    public static byte[]? AfterPowerOn(Flash flash, string name)
    {
        Flash next = flash.AfterPowerOn();
        Chip.PowerOn(next);
        byte[]? content = Content(new FileStore(), name);
        Assert.AreEqual(0, next.OpenFiles);
        return content;
    }

    public static bool AreSame(byte[]? one, byte[]? other)
    {
        return one is null ? other is null : other is not null && one.AsSpan().SequenceEqual(other);
    }

    public static string Text(byte[]? content)
    {
        return content is null ? "no entry" : $"[{string.Join(' ', content)}]";
    }
}
