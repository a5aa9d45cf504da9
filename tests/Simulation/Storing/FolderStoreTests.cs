using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>The store of a virtual box in a folder.</summary>
[TestClass]
public class FolderStoreTests
{
    [TestMethod]
    public void What_was_stored_is_there_when_the_folder_is_opened_again()
    {
        using Folder folder = new();
        using (FolderStore store = Open(folder.Path))
        {
            Assert.AreEqual(StoreAnswer.Missing, store.Length("key"));
            Assert.AreEqual(StoreAnswer.Missing, store.Read("key", 0, new byte[8], 8));
            Assert.IsTrue(store.TryDelete("key"));
            Assert.IsTrue(store.TryReplace("key", [1, 2, 3, 4], 3));
            Assert.IsTrue(store.TryAppend("key", [5, 6], 1));
            Assert.IsTrue(store.TryAppend("log-1", [7], 1));
            Assert.IsTrue(store.TryReplace("gone", [], 0));
            Assert.AreEqual(0, store.Length("gone"));
            Assert.IsTrue(store.TryDelete("gone"));
        }

        using FolderStore again = Open(folder.Path);
        Assert.AreEqual(4, again.Length("key"));
        byte[] read = new byte[3];
        Assert.AreEqual(3, again.Read("key", 1, read, 3));
        CollectionAssert.AreEqual(new byte[] { 2, 3, 5 }, read);
        Assert.AreEqual(1, again.Read("key", 3, read, 3));
        Assert.AreEqual(0, again.Read("key", 9, read, 3));
        Assert.AreEqual(1, again.Length("log-1"));
        Assert.AreEqual(StoreAnswer.Missing, again.Length("gone"));
        Assert.ThrowsExactly<ArgumentException>(() => again.Length("../key"));
    }

    [TestMethod]
    public void One_program_at_a_time_has_it_and_that_of_a_killed_one_is_taken_over()
    {
        using Folder folder = new();
        using (Open(folder.Path))
        {
            Assert.IsFalse(FolderStore.TryOpen(folder.Path, out FolderStore? second));
            Assert.IsNull(second);
        }

        Assert.IsFalse(File.Exists(System.IO.Path.Combine(folder.Path, FolderStore.LockFile)));

        // A killed program leaves its lock file, which nobody holds.
        File.WriteAllText(System.IO.Path.Combine(folder.Path, FolderStore.LockFile), "");
        Open(folder.Path).Dispose();
    }

    [TestMethod]
    public void A_commit_that_the_disk_does_not_take_changes_nothing()
    {
        using Folder folder = new();
        using FolderStore store = Open(folder.Path);
        Assert.IsTrue(store.TryReplace("key", [1], 1));
        string blocked = System.IO.Path.Combine(folder.Path, "key.new");
        Directory.CreateDirectory(blocked);
        Assert.IsFalse(store.TryReplace("key", [2], 1));
        Assert.IsFalse(store.TryAppend("key", [2], 1));
        Directory.Delete(blocked);
        Assert.AreEqual(1, store.Length("key"));
        Assert.IsTrue(store.TryAppend("key", [2], 1));
    }

    [TestMethod]
    public void Others_can_read_neither_the_folder_nor_an_entry()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: Windows has no such rights");
            return;
        }

        using Folder folder = new();
        string path = System.IO.Path.Combine(folder.Path, "made");
        using FolderStore store = Open(path);
        store.TryReplace("key", [1], 1);
        store.TryAppend("key", [1], 1);
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(System.IO.Path.Combine(path, "key")));
    }

    private static FolderStore Open(string folder)
    {
        Assert.IsTrue(FolderStore.TryOpen(folder, out FolderStore? store));
        return store;
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("edgenode-test-").FullName;

        public void Dispose()
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
