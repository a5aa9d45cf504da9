using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class FileStoreTests
{
    [TestMethod]
    public void A_read_gives_what_lies_within_the_entry_and_nothing_beyond_it()
    {
        byte[] content = [.. Enumerable.Range(1, 9).Select(value => (byte)value)];
        Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        FileStore store = new();
        store.TryReplace("entry", content, 5);
        store.TryAppend("entry", content[5..], 4);
        Assert.AreEqual(content.Length, store.Length("entry"));
        for (int position = 0; position <= content.Length + 2; position++)
        {
            for (int count = 0; count <= content.Length + 2; count++)
            {
                byte[] buffer = new byte[content.Length + 4];
                int expected = Math.Clamp(content.Length - position, 0, count);
                Assert.AreEqual(expected, store.Read("entry", position, buffer, count), $"{count} from {position}");
                byte[] wanted = new byte[buffer.Length];
                content.AsSpan(Math.Min(position, content.Length), expected).CopyTo(wanted);
                CollectionAssert.AreEqual(wanted, buffer);
            }
        }
    }

    [TestMethod]
    public void What_a_store_remembers_of_an_entry_is_what_stands_on_the_flash()
    {
        Flash flash = new(FlashKind.KeepsAtClose);
        Chip.PowerOn(flash);
        FileStore store = new();
        Random random = new(3);
        byte[]? expected = null;
        for (int i = 0; i < 2000; i++)
        {
            StoreChange change = StoreChange.All[random.Next(StoreChange.All.Length)];
            Assert.IsTrue(change.Make(store, "entry"));
            expected = change.After(expected);
            Assert.IsTrue(StoreReading.AreSame(expected, StoreReading.Content(store, "entry")), change.Name);
            Assert.IsTrue(StoreReading.AreSame(expected, StoreReading.Content(new FileStore(), "entry")), change.Name);
            store.Length("other");
        }
    }

    [TestMethod]
    public void A_file_without_a_bank_is_no_entry_for_no_wrong_bit_in_it_could_be_told()
    {
        Flash flash = new(FlashKind.KeepsAtClose);
        flash.Put("I:\\policy", [1, 2, 3]);
        Chip.PowerOn(flash);
        Assert.AreEqual(StoreAnswer.Missing, new FileStore().Length("policy"));
    }

    [TestMethod]
    public void A_bank_with_a_wrong_bit_anywhere_in_what_was_replaced_is_damaged_until_it_is_replaced_or_deleted()
    {
        Flash whole = new(FlashKind.KeepsAtClose);
        Chip.PowerOn(whole);
        new FileStore().TryReplace("entry", [1, 2, 3, 4], 4);
        ForEachBit(whole, "I:\\entry.a", (store, what) =>
        {
            Assert.AreEqual(StoreAnswer.Damaged, store.Length("entry"), what);
            Assert.AreEqual(StoreAnswer.Damaged, store.Read("entry", 0, new byte[4], 4), what);
            Assert.IsFalse(store.TryAppend("entry", [5], 1), what);
            Assert.IsTrue(store.TryReplace("entry", [6, 7], 2), what);
            Assert.AreEqual("[6 7]", StoreReading.Text(StoreReading.AfterPowerOn(Chip.Current.Flash, "entry")), what);
        });
        ForEachBit(whole, "I:\\entry.a", (store, what) =>
        {
            Assert.IsTrue(store.TryDelete("entry"), what);
            Assert.IsEmpty(Chip.Current.Flash.Files);
        });
    }

    [TestMethod]
    public void A_wrong_bit_in_one_of_two_banks_never_brings_back_what_had_been_replaced()
    {
        foreach (bool isNewerFirst in new[] { false, true })
        {
            Flash both = new(FlashKind.KeepsAtClose);
            Chip.PowerOn(both);
            FileStore store = new();
            Assert.IsTrue(!isNewerFirst || store.TryReplace("entry", [0], 1));
            Assert.IsTrue(store.TryReplace("entry", [1, 2], 2));
            KeyValuePair<string, byte[]> older = both.Files.Single();
            Assert.IsTrue(store.TryReplace("entry", [3, 4, 5], 3));
            string newer = both.Files.Single().Key;
            both.Put(older.Key, older.Value);
            ForEachBit(both, newer, (found, what) => Assert.AreEqual(StoreAnswer.Damaged, found.Length("entry"), what));
            ForEachBit(both, older.Key, (found, what) => Assert.IsTrue(found.Length("entry") is 3 or StoreAnswer.Damaged, what));
        }
    }

    [TestMethod]
    public void A_cut_while_a_damaged_entry_is_replaced_or_deleted_leaves_it_damaged_or_as_wanted()
    {
        Flash whole = new(FlashKind.KeepsAtClose);
        Chip.PowerOn(whole);
        new FileStore().TryReplace("entry", [1, 2, 3, 4], 4);
        whole.Put("I:\\entry.b", whole.Files["I:\\entry.a"]);
        foreach (StoreChange change in StoreChange.All.Where(change => !change.IsAppend))
        {
            ForEachBit(whole, "I:\\entry.a", (_, what) =>
            {
                Flash damaged = Chip.Current.Flash.AfterPowerOn();
                int steps = FlashStates.StepsOf(damaged, change);
                for (int step = 0; step <= steps; step++)
                {
                    Flash flash = damaged.AfterPowerOn();
                    Chip.PowerOn(flash);
                    flash.CutAt(step);
                    bool isDone = change.Make(new FileStore(), "entry") && !flash.IsOff;
                    Chip.PowerOn(flash.AfterPowerOn());
                    FileStore after = new();
                    bool isWanted = after.Length("entry") == (change.After(null)?.Length ?? StoreAnswer.Missing);
                    Assert.IsTrue(isWanted || (!isDone && after.Length("entry") is StoreAnswer.Damaged or 4), $"{change.Name}, {what}, cut at step {step}");
                }
            });
        }
    }

    [TestMethod]
    public void A_driver_that_fails_while_an_entry_is_read_never_makes_it_missing()
    {
        Flash left = new(FlashKind.KeepsAtClose);
        Chip.PowerOn(left);
        new FileStore().TryReplace("entry", [1, 2, 3, 4], 4);
        HashSet<int> lengths = [];
        HashSet<int> reads = [];
        bool hasFailed = true;
        for (int step = 0; hasFailed; step++)
        {
            FileStore store = FailingAt(left, step, out Flash flash);
            lengths.Add(store.Length("entry"));
            hasFailed = flash.HasFailed;
            store = FailingAt(left, step, out flash);
            reads.Add(store.Read("entry", 0, new byte[4], 4));
            hasFailed |= flash.HasFailed;
        }

        CollectionAssert.AreEquivalent(new[] { 4, StoreAnswer.Unreadable }, lengths.ToArray());
        CollectionAssert.AreEquivalent(new[] { 4, StoreAnswer.Unreadable }, reads.ToArray());
    }

    [TestMethod]
    public void An_append_and_a_delete_are_one_commit_and_a_replace_is_a_write_and_a_removal()
    {
        Flash flash = new(FlashKind.KeepsAtClose);
        Chip.PowerOn(flash);
        FileStore store = new();
        Assert.AreEqual(1, CommitsOf(flash, () => store.TryAppend("entry", [1], 1)));
        Assert.AreEqual(1, CommitsOf(flash, () => store.TryAppend("entry", [1], 1)));
        Assert.AreEqual(2, CommitsOf(flash, () => store.TryReplace("entry", [1], 1)));
        Assert.AreEqual(1, CommitsOf(flash, () => store.TryDelete("entry")));
    }

    private static void ForEachBit(Flash whole, string path, Action<FileStore, string> look)
    {
        for (int bit = 0; bit < whole.Files[path].Length * 8; bit++)
        {
            Flash flash = whole.AfterPowerOn();
            flash.Flip(path, bit);
            Chip.PowerOn(flash);
            look(new FileStore(), $"{path}, bit {bit}");
        }
    }

    private static FileStore FailingAt(Flash left, int step, out Flash flash)
    {
        flash = left.AfterPowerOn();
        Chip.PowerOn(flash);
        flash.FailAt(step);
        return new FileStore();
    }

    private static int CommitsOf(Flash flash, Func<bool> change)
    {
        int before = flash.Commits;
        Assert.IsTrue(change());
        return flash.Commits - before;
    }
}
