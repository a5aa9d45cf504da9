using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>States in which power can go off.</summary>
internal static class OutboxStates
{
    /// <summary>Each by its name.</summary>
    public static IEnumerable<(string Name, OutboxLife Life)> All()
    {
        yield return ("empty", Box(_ => { }));
        yield return ("one summary waiting", Box(box => box.Commit(1)));
        yield return ("one summary sent", Box(box => box.RunSlots(1)));
        yield return ("half a segment, part of it sent", Box(box =>
        {
            box.Commit(6);
            box.Send(2);
        }));
        yield return ("a full segment sent", Box(box => box.RunSlots(OutboxLife.SegmentRecords)));
        yield return ("a full segment sent, the last PUBACK lost", Box(box =>
        {
            box.RunSlots(OutboxLife.SegmentRecords - 1);
            box.Commit(1);
            box.Send(isAcknowledged: false);
        }));
        yield return ("three segments sent, over two boots", Box(box =>
        {
            box.RunSlots(20);
            Assert.IsTrue(box.TryBoot());
            box.RunSlots(15);
        }));
        yield return ("a backlog of several segments", Box(box =>
        {
            box.Commit(30);
            box.Send(5);
        }));
        yield return ("a full ring that drops", Box(box => box.Commit((OutboxLife.Segments * OutboxLife.SegmentRecords) + 14)));
        yield return ("a torn tail", Box(box =>
        {
            box.Commit(8);
            string path = box.Flash.Files.Keys.Single(name => name.StartsWith("I:\\outbox-0", StringComparison.Ordinal));
            box.Flash.Put(path, box.Flash.Files[path][..^100]);
        }));
        yield return ("marks that failed", Box(box =>
        {
            box.RunSlots(9);
            box.Commit(4);
            box.Flash.IsFull = true;
            box.Send();
            box.Flash.IsFull = false;
        }));
        foreach (string entry in new[] { "run", "outbox-acked", "outbox-1" })
        {
            yield return ($"cut while {entry} was replaced", CutWhileReplaced(entry));
        }
    }

    private static OutboxLife Box(Action<OutboxLife> live)
    {
        OutboxLife box = new();
        Assert.IsTrue(box.TryBoot());
        live(box);
        return box.Copy();
    }

    // Both banks are there: the older one was not removed any more.
    private static OutboxLife CutWhileReplaced(string entry)
    {
        OutboxLife box = new();
        Assert.IsTrue(box.TryBoot());
        box.Commit(OutboxLife.Segments * OutboxLife.SegmentRecords);
        box.Send(5);
        KeyValuePair<string, byte[]> before = Bank(box.Flash, entry);
        box.Commit(OutboxLife.SegmentRecords + 3);
        box.Send(entry == "outbox-acked" ? 1 : 0);
        Assert.IsTrue(entry != "run" || box.TryBoot());
        if (Bank(box.Flash, entry).Key == before.Key)
        {
            box.Send(2);
        }

        Assert.AreNotEqual(Bank(box.Flash, entry).Key, before.Key);
        box.Flash.Put(before.Key, [.. before.Value]);
        return box.Copy();
    }

    private static KeyValuePair<string, byte[]> Bank(Flash flash, string entry)
    {
        return flash.Files.Single(file => file.Key[..^2] == "I:\\" + entry);
    }
}
