using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Tests;

/// <summary>
/// What a technician has told a box, in sets that have proven themselves: a trial would write to the store when the first PUBACK comes.
/// </summary>
internal static class Telling
{
    /// <summary>Tells all of it in one set. A part without content is taken out.</summary>
    public static void Tell(this IDurableStore store, params (string Name, byte[]? Content)[] parts)
    {
        SetStore sets = new(store);
        sets.Open();
        SetDraft draft = new(sets);
        foreach ((string name, byte[]? content) in parts)
        {
            if (content is null)
            {
                draft.Remove(name);
            }
            else
            {
                Assert.IsTrue(draft.TryPut(name, content, content.Length), name);
            }
        }

        Assert.IsTrue(draft.TryCommit());
        sets.Open();
        Assert.IsTrue(sets.Trial.TryProve());
    }

    /// <summary>Tells one part, as ASCII.</summary>
    public static void Tell(this IDurableStore store, string name, string text)
    {
        store.Tell((name, Encoding.ASCII.GetBytes(text)));
    }

    /// <summary>Locks a box, which counts from its next boot on.</summary>
    public static void Lock(this IDurableStore store)
    {
        Assert.IsTrue(new LockRecord(store).TryLock());
    }

    /// <summary>What a box on this store runs.</summary>
    public static SetStore Opened(this IDurableStore store)
    {
        SetStore sets = new(store);
        sets.Open();
        return sets;
    }
}
