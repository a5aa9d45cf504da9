using System.Text;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32.Tests;

/// <summary>What does not fit into the runtime's own record of a network is not handed to it: it would keep what it had.</summary>
[TestClass]
public class WifiLimitTests
{
    [TestMethod]
    [DataRow(31, "", true)]
    [DataRow(31, "\r\n", true)]
    [DataRow(32, "", false)]
    [DataRow(32, "\n", false)]
    [DataRow(33, "\r\n", false)]
    public void A_name_of_31_bytes_is_joined_and_a_longer_one_never_asked_for(int length, string end, bool isJoined)
    {
        UplinkBench bench = new();
        string name = new('n', length);
        bench.Put(PartName.WifiName, name + end);
        Assert.AreEqual(isJoined, bench.Network.TryJoin());
        Assert.AreEqual(isJoined ? name : null, bench.Chip.Radio.Name);
        Assert.AreEqual(isJoined ? 1 : 0, bench.Chip.Radio.Attempts);
    }

    [TestMethod]
    [DataRow(63, true)]
    [DataRow(64, false)]
    public void A_password_of_63_bytes_is_given_and_with_a_longer_one_no_network_is_joined(int length, bool isJoined)
    {
        UplinkBench bench = new();
        string password = new('a', length);
        bench.Put(PartName.WifiPassword, password);
        Assert.AreEqual(isJoined, bench.Network.TryJoin());
        Assert.AreEqual(isJoined ? password : null, bench.Chip.Radio.Password);
    }

    [TestMethod]
    [DataRow("Caf\u00e9", true)]
    [DataRow("\u0391\u03b8\u03ae\u03bd\u03b1 5", true)]
    [DataRow("\u6771\u4eac\u90fd\u5e81\u6771\u4eac\u90fd\u5e81 Wi", true)]
    [DataRow("\u6771\u4eac\u90fd\u5e81\u6771\u4eac\u90fd\u5e81\u6771\u4eac Wi", false)]
    [DataRow("\ud83d\udcf6 street", true)]
    [DataRow("Caf\u00e9\u202e", false)]
    [DataRow("Caf\u200be", false)]
    [DataRow("Caf\u0085", false)]
    public void A_name_is_UTF_8_of_what_is_seen_and_reaches_the_radio_as_its_bytes(string name, bool isJoined)
    {
        UplinkBench bench = new();
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        bench.Tell((PartName.WifiName, bytes));
        Assert.AreEqual(isJoined, bench.Network.TryJoin());
        Assert.AreEqual(isJoined ? 1 : 0, bench.Chip.Radio.Attempts);
        CollectionAssert.AreEqual(isJoined ? bytes : null, bench.Chip.Radio.Name is { } joined ? Encoding.UTF8.GetBytes(joined) : null);
    }

    [TestMethod]
    [DataRow(PartName.WifiName)]
    [DataRow(PartName.WifiPassword)]
    [DataRow(PartName.BrokerHost)]
    public void A_line_with_any_byte_beyond_printable_ASCII_is_none_and_no_other_name_is_made_of_it(string entry)
    {
        UplinkBench bench = new();
        for (int value = 0; value < 256; value++)
        {
            byte[] line = [(byte)'a', (byte)value, (byte)'z'];
            bench.Tell((entry, line));
            string? expected = value is >= ' ' and <= '~' ? Encoding.ASCII.GetString(line) : null;
            Assert.AreEqual(expected, UplinkEntry.ReadText(bench.Sets, entry), $"byte {value}");
        }
    }

    [TestMethod]
    public void A_password_that_cannot_be_read_does_not_make_the_network_an_open_one()
    {
        UplinkBench bench = new();
        byte[] password = Encoding.UTF8.GetBytes("Schl\u00fcssel");
        bench.Tell((PartName.WifiPassword, password));
        Assert.IsFalse(bench.Network.TryJoin());
        bench.Put(PartName.WifiPassword, "\n");
        Assert.IsFalse(bench.Network.TryJoin());
        Assert.AreEqual(0, bench.Chip.Radio.Attempts);
    }
}
