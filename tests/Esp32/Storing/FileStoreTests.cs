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
    public void A_file_that_a_tool_copied_onto_the_box_is_an_entry_until_it_is_replaced()
    {
        Flash flash = new(FlashKind.KeepsAtClose);
        flash.Put("I:\\policy", [1, 2, 3]);
        Chip.PowerOn(flash);
        FileStore store = new();
        Assert.AreEqual("[1 2 3]", StoreReading.Text(StoreReading.Content(store, "policy")));
        Assert.IsTrue(store.TryReplace("policy", [4], 1));
        Assert.AreEqual("[4]", StoreReading.Text(StoreReading.Content(store, "policy")));
        Assert.IsFalse(flash.Files.ContainsKey("I:\\policy"));
        Assert.IsTrue(store.TryDelete("policy"));
        Assert.IsEmpty(flash.Files);
    }

    [TestMethod]
    public void A_bank_with_a_wrong_bit_anywhere_in_what_was_replaced_is_not_there()
    {
        Flash flash = new(FlashKind.KeepsAtClose);
        Chip.PowerOn(flash);
        new FileStore().TryReplace("entry", [1, 2, 3, 4], 4);
        byte[] bank = flash.Files["I:\\entry.a"];
        for (int bit = 0; bit < bank.Length * 8; bit++)
        {
            bank[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsNull(StoreReading.AfterPowerOn(flash, "entry"), $"bit {bit}");
            bank[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.IsNotNull(StoreReading.AfterPowerOn(flash, "entry"));
    }

    [TestMethod]
    public void A_driver_that_fails_while_an_entry_is_read_never_makes_it_missing()
    {
        Flash left = new(FlashKind.KeepsAtClose);
        Chip.PowerOn(left);
        new FileStore().TryReplace("entry", [1, 2, 3, 4], 4);
        left.Put("I:\\plain", [5, 6, 7, 8]);
        foreach (string name in new[] { "entry", "plain" })
        {
            HashSet<int> lengths = [];
            HashSet<int> reads = [];
            bool hasFailed = true;
            for (int step = 0; hasFailed; step++)
            {
                FileStore store = FailingAt(left, step, out Flash flash);
                lengths.Add(store.Length(name));
                hasFailed = flash.HasFailed;
                store = FailingAt(left, step, out flash);
                reads.Add(store.Read(name, 0, new byte[4], 4));
                hasFailed |= flash.HasFailed;
            }

            CollectionAssert.AreEquivalent(new[] { 4, StoreAnswer.Unreadable }, lengths.ToArray(), name);
            CollectionAssert.AreEquivalent(new[] { 4, StoreAnswer.Unreadable }, reads.ToArray(), name);
        }
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
