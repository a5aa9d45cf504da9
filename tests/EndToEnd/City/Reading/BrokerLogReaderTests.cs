using System.Text;

namespace EdgeNode.City.Tests;

[TestClass]
public class BrokerLogReaderTests
{
    [TestMethod]
    public void What_a_log_writes_is_read_as_the_same_events()
    {
        (long? UpMs, BrokerEvent What)[] events =
        [
            (null, new ClientConnecting("receiver", Accepted: true)),
            (900123, new ClientConnecting("kx7q22", Accepted: false)),
            (900124, new MessagePublished("kx7q22", "edgenode/1/t/kx7q22/summary", 311, Retained: false, new string('a', 64))),
            (900125, new MessagePublished("kx7q22", "edgenode/1/t/kx7q22/state", 0, Retained: true, new string('b', 64))),
            (900126, new ClientDisconnected("kx7q22", Clean: true)),
            (900127, new ClientDisconnected("kx7q22", Clean: false)),
            (900128, new RequestRefused(null, "tls", null)),
            (900129, new RequestRefused("kx7q22", "publish", "a\"b\n")),
        ];
        using var stream = new MemoryStream();
        long? upMs = null;
        using (var log = new BrokerLog(stream, () => upMs))
        {
            foreach ((long? atMs, BrokerEvent what) in events)
            {
                upMs = atMs;
                log.Write(what);
            }
        }

        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        CollectionAssert.AreEqual(events.Select(one => new BrokerLogLine(one.UpMs, one.What)).ToArray(), lines.Select(Read).ToArray());
    }

    [TestMethod]
    public void A_member_whose_name_is_no_text_stands_in_nobodys_way()
    {
        Assert.AreEqual(new BrokerLogLine(7, null), Read("""{"\ud800":0,"up":7,"event":"moved"}"""));
    }

    [TestMethod]
    public void An_unknown_event_is_read_as_none()
    {
        Assert.AreEqual(new BrokerLogLine(7, null), Read("""{"up":7,"event":"moved","client":3}"""));
    }

    [TestMethod]
    public void What_a_line_does_not_tell_is_not_so()
    {
        Assert.AreEqual(new BrokerLogLine(null, new ClientConnecting("a", Accepted: false)), Read("""{"event":"connect","client":"a"}"""));
        Assert.AreEqual(new BrokerLogLine(null, new MessagePublished("a", "t", 5, Retained: false, "")), Read("""{"up":-1,"event":"publish","client":"a","topic":"t","length":5}"""));
    }

    [TestMethod]
    [DataRow("nonsense", "not one JSON object")]
    [DataRow("[]", "not one JSON object")]
    [DataRow("{}", "\"event\" is no string")]
    [DataRow("""{"\ud800":"connect"}""", "\"event\" is no string")]
    [DataRow("""{"event":"connect","client":null}""", "\"client\" is no string")]
    [DataRow("""{"event":"publish","client":"a","length":5}""", "\"topic\" is no string")]
    [DataRow("""{"event":"publish","client":"a","topic":"t","length":-1}""", "\"length\" is no integer from 0 to 268435455")]
    [DataRow("""{"event":"refused","client":"a"}""", "\"request\" is no string")]
    public void A_line_of_another_kind_is_refused_by_its_key(string line, string expected)
    {
        Assert.IsFalse(BrokerLogReader.TryRead(Encoding.UTF8.GetBytes(line), out _, out string reason));
        Assert.AreEqual(expected, reason);
    }

    private static BrokerLogLine Read(string line)
    {
        Assert.IsTrue(BrokerLogReader.TryRead(Encoding.UTF8.GetBytes(line), out BrokerLogLine? read, out string reason), reason);
        return read;
    }
}
