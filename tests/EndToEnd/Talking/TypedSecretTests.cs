using System.Text;
using CsCheck;
using EdgeNode.Commissioning;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What of a typed line is a secret, beside the firmware's own rule.</summary>
[TestClass]
public class TypedSecretTests
{
    private static readonly string[] Pieces = [" ", "  ", "set", "set ", "node", PartName.WifiPassword, PartName.UnlockSecret, "x", "é", "漢"];

    [TestMethod]
    public void The_laptop_shows_of_any_line_what_the_box_echoes()
    {
        Gen.Int[0, Pieces.Length - 1].Array[0, 9].Sample(picked =>
        {
            string line = string.Concat(picked.Select(piece => Pieces[piece]));
            Assert.AreEqual(Echo(line), line[..TypedCommand.SecretFrom(line)], $"'{line}'");
        }, iter: 20_000);
    }

    private static string Echo(string line)
    {
        EchoPort port = new();
        ConsoleOutput echo = new(port);
        LineReader reader = new(echo, isAsciiOnly: false);
        foreach (byte value in Encoding.UTF8.GetBytes(line))
        {
            reader.Take(value);
        }

        while (echo.TrySend())
        {
        }

        return Encoding.UTF8.GetString([.. port.Sent]);
    }

    private sealed class EchoPort : IServicePort
    {
        public List<byte> Sent { get; } = [];

        public int Read(byte[] buffer, int count)
        {
            return 0;
        }

        public bool TryWrite(byte[] data, int count)
        {
            Sent.AddRange(data.AsSpan(0, count));
            return true;
        }
    }
}
