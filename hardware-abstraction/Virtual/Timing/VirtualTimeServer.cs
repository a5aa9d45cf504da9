using System.Buffers.Binary;

namespace EdgeNode.Virtual;

/// <summary>A time server on the wire level (RFC 5905, figure 8), which may be late, silent, wrong, or answer an old question.</summary>
/// <param name="utcMs">True time, in ms since 1970.</param>
public sealed class VirtualTimeServer(Func<long> utcMs)
{
    private const int Length = 48;
    private const long UnixEpochSeconds = 2_208_988_800;

    private byte[] _questionBefore = new byte[Length];

    /// <summary>From a question's leaving to its answer's arrival, in ms, half of it each way.</summary>
    public int RoundTripMs { get; set; } = 100;

    /// <summary>What is wrong with its answers.</summary>
    public TimeServerFault Fault { get; set; }

    /// <summary>How far its clock is ahead of true time, in ms.</summary>
    public long LeadMs { get; set; }

    /// <summary>Questions that came.</summary>
    public int Questions { get; private set; }

    /// <summary>Answers a question as it leaves now.</summary>
    /// <returns>Null where it does not.</returns>
    public byte[]? AnswerTo(byte[] question)
    {
        byte[] asked = Fault == TimeServerFault.OldQuestion ? _questionBefore : question;
        _questionBefore = question;
        Questions++;
        if (Fault == TimeServerFault.Silent)
        {
            return null;
        }

        byte[] answer = new byte[Length];
        int leap = Fault == TimeServerFault.LeapAlarm ? 3 : 0;
        int version = (question[0] >> 3) & 7;
        int mode = Fault == TimeServerFault.ClientMode ? 3 : 4;
        answer[0] = (byte)((leap << 6) | (version << 3) | mode);
        answer[1] = Fault switch
        {
            TimeServerFault.KissOfDeath => 0,
            TimeServerFault.StratumSixteen => 16,
            _ => 2,
        };
        (Fault == TimeServerFault.KissOfDeath ? "RATE"u8 : [192, 0, 2, 1]).CopyTo(answer.AsSpan(12));
        asked.AsSpan(40, 8).CopyTo(answer.AsSpan(24));
        if (Fault != TimeServerFault.NoTime)
        {
            long nowMs = utcMs() + (RoundTripMs / 2) + LeadMs;
            WriteTime(answer.AsSpan(16), nowMs - 1000);
            WriteTime(answer.AsSpan(32), nowMs);
            WriteTime(answer.AsSpan(40), nowMs);
        }

        return Fault == TimeServerFault.Cut ? answer[..^1] : answer;
    }

    private static void WriteTime(Span<byte> place, long timeMs)
    {
        (long seconds, long ms) = Math.DivRem(timeMs, 1000);

        // Rounded up, so that the whole milliseconds of the fraction are these.
        long fraction = ((ms << 32) + 999) / 1000;
        BinaryPrimitives.WriteUInt32BigEndian(place, unchecked((uint)(seconds + UnixEpochSeconds)));
        BinaryPrimitives.WriteUInt32BigEndian(place[4..], (uint)fraction);
    }
}
