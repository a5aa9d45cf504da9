using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EdgeNode.Load;

/// <summary>
/// Summaries in their form, as MQTT packets (3.1.1, 3.3) that are patched and not made anew: a sender is to cost far less than what it
/// loads. Message n is of box n modulo boxes; each box counts from <see cref="FirstSeq"/>.
/// </summary>
internal sealed class LoadSummaries
{
    /// <summary>Number of a box's first summary: all have seven digits.</summary>
    internal const int FirstSeq = 1_000_000;

    /// <summary>What <c>up</c> begins at: all have nine digits. Above it, it is the time of sending in tenths of a millisecond.</summary>
    internal const int FirstUp = 100_000_000;

    internal const string Tenant = "example";

    private const int SummaryLength = 311;
    private const int SlotSeconds = 900;
    private const int PublishQos1 = 0x32;

    // 2025-06-01T00:00:00Z.
    private const long FirstStart = 1_748_736_000;

    private readonly byte[][] _packets;
    private readonly int _idAt;
    private readonly int _seqAt;
    private readonly int _startAt;
    private readonly int _upAt;

    /// <summary>Makes the packets.</summary>
    /// <param name="boxes">How many boxes, at most 100,000.</param>
    /// <param name="firstBox">Number of the first one.</param>
    /// <param name="run">Life of their stores.</param>
    internal LoadSummaries(int boxes, int firstBox = 0, uint run = 0x9c0e41d2)
    {
        Run = run;
        FirstBox = firstBox;
        _packets = [.. Enumerable.Range(firstBox, boxes).Select(Packet)];
        string text = Encoding.ASCII.GetString(_packets[0]);
        _idAt = text.IndexOf('{') - 2;
        _seqAt = text.IndexOf("\"seq\":", StringComparison.Ordinal) + 6;
        _startAt = text.IndexOf("\"start\":", StringComparison.Ordinal) + 8;
        _upAt = text.IndexOf("\"up\":", StringComparison.Ordinal) + 5;
    }

    internal uint Run { get; }

    internal int FirstBox { get; }

    /// <summary>How many boxes.</summary>
    internal int Boxes => _packets.Length;

    /// <summary>Node id of a box.</summary>
    internal static string NodeOf(int box)
    {
        return box.ToString("'b'00000", CultureInfo.InvariantCulture);
    }

    /// <summary>The packet of a message; its bytes are overwritten by the next message of the same box.</summary>
    /// <param name="number">Number of the message, from 0.</param>
    /// <param name="packetId">Its packet identifier.</param>
    /// <param name="sentAt">Time of sending in tenths of a millisecond, below 900 million.</param>
    internal ReadOnlySpan<byte> PacketOf(long number, ushort packetId, long sentAt)
    {
        byte[] packet = _packets[number % Boxes];
        long seq = number / Boxes;
        packet[_idAt] = (byte)(packetId >> 8);
        packet[_idAt + 1] = (byte)packetId;
        Utf8Formatter.TryFormat(FirstSeq + seq, packet.AsSpan(_seqAt), out _);
        Utf8Formatter.TryFormat(FirstStart + (seq * SlotSeconds), packet.AsSpan(_startAt), out _);
        Utf8Formatter.TryFormat(FirstUp + sentAt, packet.AsSpan(_upAt), out _);
        return packet;
    }

    private byte[] Packet(int box)
    {
        string topic = $"edgenode/1/{Tenant}/{NodeOf(box)}/summary";
        string text = $$"""{"v":1,"node":"{{NodeOf(box)}}","run":"{{Run:x8}}","boot":1,"seq":{{FirstSeq}},"start":{{FirstStart}},"up":{{FirstUp}},"len":{{SlotSeconds}},"policy":"8a3f6c1e0b5d4f7294e6a1c3d5b7f908","ch":{"footfall":3,"sound":4},"prev":"00112233445566778899aabbccddeeff"}""";
        int remaining = 2 + topic.Length + 2 + SummaryLength;
        return
        [
            PublishQos1, (byte)(0x80 | (remaining & 0x7F)), (byte)(remaining >> 7),
            (byte)(topic.Length >> 8), (byte)topic.Length, .. Encoding.ASCII.GetBytes(topic),
            0, 0,
            .. Encoding.ASCII.GetBytes(text.PadRight(SummaryLength)),
        ];
    }
}
