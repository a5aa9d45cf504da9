using System.Text;
using CsCheck;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>Packets of Improv Serial and lines on one port, whole, broken and cut: neither is ever a part of the other.</summary>
[TestClass]
public class AnyPacketsTests
{
    private const string Password = "hunter2 say hunter2";

    private static readonly byte[] Header = [.. "IMPROV"u8, 1];

    private static readonly Gen<byte[]> Lines = OneOf("say", "say a\n", "say\r\n", "say ü", "\n", "IMPROV", "IMP", "I", "say IMPROV\r", "\b", "\u0003", "");
    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 12];

    private static readonly Gen<byte[]> Packets =
        from command in Gen.Int[1, 5]
        from name in Gen.Int[0, 33]
        from hasPassword in Gen.Bool
        from type in Gen.Frequency((9, Gen.Const(3)), (1, Gen.Int[0, 255]))
        from end in Gen.Int[0, 2].Select(i => new[] { "", "\n", "\r\n" }[i])
        select Packet((byte)type, (byte)command, new string('n', name), hasPassword ? Password : "", end);

    private static readonly Gen<byte[]> Broken =
        from packet in Packets
        from at in Gen.Int[Header.Length, packet.Length]
        from bits in Gen.Int[1, 255]
        from isCut in Gen.Bool
        select isCut ? packet[..at] : [.. packet.Select((value, index) => (byte)(index == at ? value ^ bits : value))];

    private static readonly Gen<(byte[] Bytes, int Piece)> Arrivals = Gen.Select(
        Gen.Frequency((5, Lines), (5, Packets), (1, Noise), (1, Broken)).Array[1, 60].Select(pieces => pieces.SelectMany(piece => piece).ToArray()), Gen.Int[1, 64]);

    [TestMethod]
    public void A_hundred_thousand_packets_and_lines_in_any_order_are_answered_each_as_what_it_is()
    {
        long packets = 0;
        long lines = 0;
        Arrivals.ForAll(
            arrival =>
            {
                SetStore sets = new(new MemoryStore());
                sets.Open();
                StagedSettings settings = new(new SetDraft(sets));
                Port port = new(arrival.Bytes, arrival.Piece);
                Counted say = new();
                ImprovService improv = new(new ImprovDevice("1", "b", "n"), settings, null!, isLocked: false);
                ServiceConsole console = new(port, [say], improv, isLocked: false);
                for (int idle = 0; idle < 20; idle = port.IsDrained && console.IsSilent && !console.IsBusy ? idle + 1 : 0)
                {
                    console.Step();
                }

                Model model = new(arrival.Bytes);
                CollectionAssert.AreEqual(model.Said, say.Lines);
                string sent = port.Sent;
                Assert.AreEqual(model.Refused, Count(sent, "error line-too-long ") + Count(sent, "error not-text "), "lines refused");
                Assert.AreEqual(model.Commands, Count(sent, "IMPROV\u0001\u0002\u0001\0"), "packets taken");
                Assert.AreEqual(model.Invalid, Count(sent, "IMPROV\u0001\u0002\u0001\u0001"), "packets refused");
                Assert.AreEqual(model.Network, NameOf(settings));
                Assert.DoesNotContain("hunter2", sent);
                Interlocked.Add(ref packets, model.Commands + model.Invalid);
                Interlocked.Add(ref lines, model.Said.Count + model.Refused);
            },
            cases: 12_000);
        Console.WriteLine($"figure: {packets} packets, {lines} lines");
        Assert.IsGreaterThan(100_000, packets + lines);
    }

    private static byte[] Packet(byte type, byte command, string name, string password, string end)
    {
        byte[] body = command == 1 ? [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)password.Length, .. Encoding.ASCII.GetBytes(password)] : [];
        byte[] packet = [.. Header, type, (byte)(body.Length + 2), command, (byte)body.Length, .. body];
        return [.. packet, (byte)packet.Sum(value => value), .. Encoding.ASCII.GetBytes(end)];
    }

    private static Gen<byte[]> OneOf(params string[] texts)
    {
        return Gen.Int[0, texts.Length - 1].Select(i => Encoding.UTF8.GetBytes(texts[i]));
    }

    private static int Count(string text, string part)
    {
        return text.Split(part).Length - 1;
    }

    private static string NameOf(StagedSettings settings)
    {
        byte[] value = new byte[LineReader.GreatestLength];
        return Encoding.ASCII.GetString(value, 0, settings.Read(SettingTable.At(SettingTable.IndexOf(PartName.WifiName)), value));
    }

    // Written from the protocol's page and the reference of the console, not from their code. All arrives in one go.
    private sealed class Model
    {
        private readonly byte[] _arrived;
        private readonly List<byte> _line = [];
        private bool _isSpoiled;
        private int _at;

        public Model(byte[] arrived)
        {
            _arrived = arrived;
            while (_at < arrived.Length)
            {
                if (IsHeader(_at))
                {
                    EndLine();
                    ReadPacket();
                }
                else
                {
                    ReadByte(arrived[_at++]);
                }
            }
        }

        public List<string> Said { get; } = [];

        public int Refused { get; private set; }

        public int Commands { get; private set; }

        public int Invalid { get; private set; }

        public string Network { get; private set; } = "";

        private bool IsHeader(int at)
        {
            return _arrived.AsSpan(at).StartsWith(Header);
        }

        private void EndLine()
        {
            Refused += _line.Count > 0 || _isSpoiled ? 1 : 0;
            _line.Clear();
            _isSpoiled = false;
        }

        private void ReadPacket()
        {
            int start = _at;
            int data = start + Header.Length + 2;
            int sum = data <= _arrived.Length ? data + _arrived[data - 1] : int.MaxValue;
            if (sum >= _arrived.Length)
            {
                // Given up, whatever it was to be.
                Invalid++;
                _at = _arrived.Length;
                return;
            }

            _at = sum + 1;
            bool isCommand = _arrived[data - 2] == 3;
            bool isWhole = sum - data >= 2 && _arrived[data + 1] == sum - data - 2 && (byte)_arrived[start..sum].Sum(value => value) == _arrived[sum];
            if (!isCommand || !isWhole)
            {
                Invalid += isCommand ? 1 : 0;
                DropRest();
                return;
            }

            Take(_arrived[data..sum]);
            while (_at < _arrived.Length && _arrived[_at] == 13)
            {
                _at++;
            }

            _at += _at < _arrived.Length && _arrived[_at] == 10 ? 1 : 0;
        }

        private void DropRest()
        {
            while (_at < _arrived.Length && !IsHeader(_at))
            {
                _at++;
            }
        }

        private void Take(byte[] data)
        {
            Commands++;
            if (data[0] != 1)
            {
                return;
            }

            int name = data.Length > 2 ? data[2] : 255;
            int password = data.Length > 3 + name ? data[3 + name] : 255;
            if (data.Length != 4 + name + password)
            {
                Invalid++;
                return;
            }

            string text = Encoding.ASCII.GetString(data, 3, name);
            bool isPasswordAllowed = password == 0 || (password is >= 8 and <= 63 && data[^password..].All(value => value is >= 32 and < 127));
            bool isAllowed = name is >= 1 and <= 31 && data[3..(3 + name)].All(value => value == 'n') && isPasswordAllowed;
            Network = isAllowed ? text : Network;
        }

        private void ReadByte(byte value)
        {
            bool isSecondOfEnd = value == 10 && _at > 1 && _arrived[_at - 2] == 13;
            if (value is 13 or 10)
            {
                string? text = _isSpoiled ? null : Text([.. _line]);
                bool isLine = !isSecondOfEnd && (_line.Count > 0 || _isSpoiled);
                Refused += isLine && text is null ? 1 : 0;
                if (isLine && text?.Split(' ')[0] == "say")
                {
                    Said.Add(text);
                }

                _line.Clear();
                _isSpoiled = false;
            }
            else if (value is 3 or 21)
            {
                _line.Clear();
                _isSpoiled = false;
            }
            else if (value is 8 or 127)
            {
                while (_line.Count > 0)
                {
                    byte taken = _line[^1];
                    _line.RemoveAt(_line.Count - 1);
                    if ((taken & 0xc0) != 0x80)
                    {
                        break;
                    }
                }
            }
            else if (value < 32)
            {
                _isSpoiled = true;
            }
            else
            {
                _line.Add(value);
            }
        }

        private static string? Text(byte[] line)
        {
            try
            {
                string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(line);
                return line.Length <= LineReader.GreatestLength && Policies.Utf8Text.IsPlain(line, 0, line.Length) ? text : null;
            }
            catch (ArgumentException)
            {
                return null;
            }
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

    private sealed class Port(byte[] arrived, int piece) : IServicePort
    {
        private readonly StringBuilder _sent = new();
        private int _at;

        public bool IsDrained => _at == arrived.Length;

        public string Sent => _sent.ToString();

        public int Read(byte[] buffer, int count)
        {
            int moved = Math.Min(Math.Min(count, piece), arrived.Length - _at);
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
