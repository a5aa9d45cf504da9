namespace EdgeNode.Contract.Tests;

/// <summary>The files of docs/contract are those that the firmware's tables give.</summary>
[TestClass]
public class ContractFilesTests
{
    private const string WriteVariable = "EDGENODE_WRITE_CONTRACT";

    [TestMethod]
    public void The_published_schemas_are_those_of_the_firmwares_tables()
    {
        string folder = Path.Combine(SourceTree.Root, "docs", "contract");
        foreach ((string name, string text) in ContractFiles.Make())
        {
            string path = Path.Combine(folder, name);
            if (Environment.GetEnvironmentVariable(WriteVariable) is { Length: > 0 })
            {
                File.WriteAllText(path, text);
            }

            Assert.AreEqual(text, File.Exists(path) ? File.ReadAllText(path) : "", $"{name}; run: {WriteVariable}=1 tests/run Contract");
        }
    }

    [TestMethod]
    public void The_same_tables_give_the_same_bytes()
    {
        CollectionAssert.AreEqual(ContractFiles.Make().ToArray(), ContractFiles.Make().ToArray());
    }
}
