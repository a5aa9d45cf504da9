using System.Text;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class UplinkEntryTests
{
    [TestMethod]
    [DataRow("broker.example", "broker.example")]
    [DataRow("broker.example\n", "broker.example")]
    [DataRow("broker.example\r\n", "broker.example")]
    [DataRow(" a b ", " a b ")]
    [DataRow("\n", null)]
    [DataRow("", null)]
    public void A_text_is_the_line_without_its_end(string stored, string? expected)
    {
        Assert.AreEqual(expected, UplinkEntry.ReadText(StoreWith(stored), "entry"));
    }

    [TestMethod]
    public void A_text_has_at_most_253_bytes_and_a_PEM_at_most_8192()
    {
        Assert.AreEqual(253, UplinkEntry.ReadText(StoreWith(new string('a', 253)), "entry")?.Length);
        Assert.IsNull(UplinkEntry.ReadText(StoreWith(new string('a', 254)), "entry"));
        Assert.HasCount(8193, UplinkEntry.ReadPem(StoreWith(new string('a', 8192)), "entry")!);
        Assert.IsNull(UplinkEntry.ReadPem(StoreWith(new string('a', 8193)), "entry"));
    }

    [TestMethod]
    public void A_PEM_ends_with_the_zero_byte_that_mbedTLS_asks_for()
    {
        CollectionAssert.AreEqual(Encoding.ASCII.GetBytes("PEM\n\0"), UplinkEntry.ReadPem(StoreWith("PEM\n"), "entry"));
    }

    [TestMethod]
    public void An_entry_that_is_missing_or_cannot_be_read_is_null()
    {
        FileStore store = StoreWith("text");
        Assert.IsNull(UplinkEntry.ReadText(store, "other"));
        Assert.IsNull(UplinkEntry.ReadPem(store, "other"));
        Chip.Current.Flash.FailAt(1);
        Assert.IsNull(UplinkEntry.ReadText(new FileStore(), "entry"));
        Assert.AreEqual("text", UplinkEntry.ReadText(new FileStore(), "entry"));
    }

    private static FileStore StoreWith(string text)
    {
        Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        FileStore store = new();
        Assert.IsTrue(store.TryReplace("entry", Encoding.ASCII.GetBytes(text), text.Length));
        return store;
    }
}
