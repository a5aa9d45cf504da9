using System.Text;
using CsCheck;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Simulation.Tests;

/// <summary>Whatever arrives at the service port, a command is begun for each line of its text and for nothing else.</summary>
[TestClass]
public class AnyBytesTests
{
    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 40];
    private static readonly Gen<byte[]> Lines = OneOf("say", "say a", "saysay", "say ü", "", " say", "s", "set wifi-password secret");
    private static readonly Gen<byte[]> Ends = OneOf("\r", "\n", "\r\n", "\b", "\u007f", "\u0003", "\u0015", "");
    private static readonly Gen<byte[]> Long = Gen.Int[200, 400].Select(length => Encoding.ASCII.GetBytes("say " + new string('x', length)));

    private static readonly Gen<byte[]> Arrivals =
        Gen.Frequency((4, Lines), (6, Ends), (1, Noise), (1, Long)).Array[1, 200].Select(pieces => pieces.SelectMany(piece => piece).ToArray());

    [TestMethod]
    public void A_hundred_thousand_lines_of_anything_begin_the_commands_that_they_say()
    {
        long lines = 0;
        Arrivals.ForAll(
            arrived =>
            {
                Port port = new(arrived);
                Counted say = new();
                ServiceConsole console = new(port, [say], isLocked: false);
                while (!port.IsDrained || !console.IsSilent)
                {
                    console.Step();
                }

                // What the last steps said.
                for (int i = 0; i < 400; i++)
                {
                    console.Step();
                }

                (List<string> said, int refused) = Model(arrived);
                CollectionAssert.AreEqual(said.Where(line => line.Split(' ')[0] == "say").ToArray(), say.Lines);
                string[] answers = port.Sent.Split("\r\n");
                Assert.AreEqual(say.Lines.Count, answers.Count(line => line == "ok"));
                Assert.AreEqual(refused, answers.Count(line => line.StartsWith("error line-too-long ", StringComparison.Ordinal) || line.StartsWith("error not-text ", StringComparison.Ordinal)));
                lines += said.Count + refused;
            },
            cases: 10_000);
        Console.WriteLine($"figure: {lines} lines");
        Assert.IsGreaterThan(100_000, lines);
    }

    private static Gen<byte[]> OneOf(params string[] texts)
    {
        return Gen.Int[0, texts.Length - 1].Select(i => Encoding.UTF8.GetBytes(texts[i]));
    }

    // Written from the reference of the console, not from its code.
    private static (List<string> Said, int Refused) Model(byte[] arrived)
    {
        List<string> said = [];
        int refused = 0;
        List<byte> line = [];
        bool isSpoiled = false;
        bool isLong = false;
        for (int i = 0; i < arrived.Length; i++)
        {
            byte value = arrived[i];
            if (value is 13 or 10)
            {
                bool isSecond = value == 10 && i > 0 && arrived[i - 1] == 13;
                if (!isSecond && (line.Count > 0 || isSpoiled || isLong))
                {
                    string? text = isSpoiled || isLong ? null : Text([.. line]);
                    refused += text is null ? 1 : 0;
                    said.AddRange(text is null ? [] : [text]);
                    (line, isSpoiled, isLong) = ([], false, false);
                }
            }
            else if (value is 3 or 21)
            {
                (line, isSpoiled, isLong) = ([], false, false);
            }
            else if (value is 8 or 127)
            {
                bool isCharacterGone = isLong;
                while (line.Count > 0 && !isCharacterGone)
                {
                    isCharacterGone = (line[^1] & 0xc0) != 0x80;
                    line.RemoveAt(line.Count - 1);
                }
            }
            else if (value < 32)
            {
                isSpoiled = true;
            }
            else if (line.Count == LineReader.GreatestLength)
            {
                isLong = true;
            }
            else
            {
                line.Add(value);
            }
        }

        return (said, refused);
    }

    private static string? Text(byte[] line)
    {
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(line);
            return Policies.Utf8Text.IsPlain(line, 0, line.Length) ? text : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private sealed class Counted() : ConsoleCommand("say", "say", "repeats", isForLocked: false)
    {
        public List<string> Lines { get; } = [];

        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            Lines.Add(Encoding.UTF8.GetString(line.Bytes, 0, line.Length));
            return Ok(output);
        }
    }

    private sealed class Port(byte[] arrived) : IServicePort
    {
        private readonly StringBuilder _sent = new();
        private int _at;

        public bool IsDrained => _at == arrived.Length;

        public string Sent => _sent.ToString();

        public int Read(byte[] buffer, int count)
        {
            int moved = Math.Min(count, arrived.Length - _at);
            arrived.AsSpan(_at, moved).CopyTo(buffer);
            _at += moved;
            return moved;
        }

        public bool TryWrite(byte[] data, int count)
        {
            _sent.Append(Encoding.Latin1.GetString(data, 0, count));
            return true;
        }
    }
}
