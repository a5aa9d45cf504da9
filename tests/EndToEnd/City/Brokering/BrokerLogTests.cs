using System.Text;

namespace EdgeNode.City.Tests;

[TestClass]
public class BrokerLogTests
{
    [TestMethod]
    public void Each_event_is_one_line_of_json_with_fixed_keys()
    {
        using var stream = new MemoryStream();
        long? uptimeMs = null;
        using (var log = new BrokerLog(stream, () => uptimeMs))
        {
            log.Write(new ClientConnecting("receiver", true));
            uptimeMs = 900123;
            log.Write(new MessagePublished("kx7q22", "edgenode/1/t/kx7q22/summary", 311, false, new string('a', 64)));
            log.Write(new ClientDisconnected("kx7q22", false));
            log.Write(new RequestRefused(null, "tls", null));
            log.Write(new RequestRefused("kx7q22", "publish", "a\"b\n"));
        }

        string expected = $$"""
            {"up":null,"event":"connect","client":"receiver","accepted":true}
            {"up":900123,"event":"publish","client":"kx7q22","topic":"edgenode/1/t/kx7q22/summary","length":311,"retained":false,"sha256":"{{new string('a', 64)}}"}
            {"up":900123,"event":"disconnect","client":"kx7q22","clean":false}
            {"up":900123,"event":"refused","client":null,"request":"tls","topic":null}
            {"up":900123,"event":"refused","client":"kx7q22","request":"publish","topic":"a\u0022b\n"}

            """;
        Assert.AreEqual(expected, Encoding.UTF8.GetString(stream.ToArray()));
    }
}
