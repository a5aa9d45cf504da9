using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Esp32;
using EdgeNode.Flashing;
using EdgeNode.Virtual;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The command takes a line exactly when the firmware reads it.</summary>
[TestClass]
public class DeviceLimitTests
{
    [TestMethod]
    public void A_network_name_of_each_length_is_taken_by_both_or_by_neither()
    {
        using StoreSample sample = new();
        for (int length = 1; length <= 40; length++)
        {
            AssertSame(sample, PartName.WifiName, new string('n', length), length <= UplinkEntry.GreatestWifiNameLength);
        }
    }

    [TestMethod]
    public void A_password_of_each_length_from_8_on_is_taken_by_both_or_by_neither()
    {
        using StoreSample sample = new();
        for (int length = 8; length <= 70; length++)
        {
            AssertSame(sample, PartName.WifiPassword, new string('a', length), length <= UplinkEntry.GreatestWifiPasswordLength);
        }
    }

    [TestMethod]
    public void A_line_with_any_one_byte_in_it_is_taken_by_both_or_by_neither()
    {
        using StoreSample sample = new();
        for (int value = 0; value < 256; value++)
        {
            AssertSame(sample, PartName.WifiName, $"a{(char)value}z", value is >= ' ' and <= '~');
        }
    }

    private static void AssertSame(StoreSample sample, string entry, string line, bool isTaken)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(line);
        File.WriteAllBytes(sample[entry], bytes);
        string? refusal = null;
        try
        {
            BoxStore.Read(sample.Root);
        }
        catch (FlashException failure)
        {
            refusal = failure.Message;
        }

        Assert.AreEqual(isTaken, refusal is null, $"{entry} of {line.Length}: {refusal}");
        MemoryStore store = new();
        Assert.IsTrue(store.TryReplace(entry, bytes, bytes.Length));
        Assert.AreEqual(isTaken ? line : null, UplinkEntry.ReadText(store, entry));
    }
}
