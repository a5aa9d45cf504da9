using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Obeying;

/// <summary>A box whose one channel draws from every tape of a depth, window after window, while every other channel draws the same bits each time.</summary>
internal sealed class TapeRun
{
    private readonly GivenPolicy _policy;
    private readonly int _channel;
    private readonly int _depthBits;
    private readonly int[] _slotsOfWindow;
    private readonly Func<Tape>[] _tapes;
    private readonly Queue<int> _drawing = [];
    private int _next;

    private TapeRun(GivenPolicy policy, int channel, int depthBits, SeededRandom random)
    {
        _policy = policy;
        _channel = channel;
        _depthBits = depthBits;
        _slotsOfWindow = [.. policy.Lines.Select(line => line.WindowSeconds / policy.SlotSeconds)];
        _tapes = [.. policy.Lines.Select(line => Fixed(line, random))];
        _tapes[channel] = NextOfAll;
    }

    /// <summary>Counts how many tapes release each bucket.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="channel">Index of the channel.</param>
    /// <param name="count">Passages in each of its windows, each a dead time after the one before, and one that must not count just before that.</param>
    /// <param name="depthBits">8 or 16.</param>
    /// <param name="seed">For what the other channels draw and count.</param>
    /// <param name="undecided">Tapes too short to decide; their windows are absent.</param>
    public static int[] Over(GivenPolicy policy, int channel, int count, int depthBits, ulong seed, out int undecided)
    {
        SeededRandom random = new(seed, "others");
        TapeRun run = new(policy, channel, depthBits, random);
        return run.Play(count, random, out undecided);
    }

    private static Func<Tape> Fixed(GivenChannel line, SeededRandom random)
    {
        bool isNegative = random.NextInt(2) == 1;
        int words = 1 + random.NextInt(12);
        ulong seed = random.NextUInt64();
        return () => new NoiseString(line.Noise).Sign(isNegative).GoOn(words, seed).Stop().ToTape();
    }

    private int[] Play(int count, SeededRandom random, out int undecided)
    {
        VirtualClock clock = new();
        DrawTapes entropy = new(_ => _tapes[_drawing.Dequeue()]());
        SlotBlurrer blurrer = new(_policy.Parsed(), clock, entropy);
        GivenChannel line = _policy.Lines[_channel];
        IEdgeSink?[] sinks = [.. _policy.Lines.Select(other => other.IsCounted ? blurrer.FitPassageSensor(other.Name) : null)];
        int[] rises = [.. _policy.Lines.Select(other => other.IsCounted ? random.NextInt(4) : 0)];
        EnqueueDraws(slot: 0);
        blurrer.Begin();

        int[] released = new int[line.Edges.Length + 1];
        undecided = 0;
        for (int slot = 1; released.Sum() + undecided < 1 << _depthBits; slot++)
        {
            for (int i = 0; i < sinks.Length; i++)
            {
                for (int rise = 0; rise < rises[i] && i != _channel; rise++)
                {
                    sinks[i]!.OnRise(clock.UptimeMs + (rise * 60_000L));
                }
            }

            if ((slot - 1) % _slotsOfWindow[_channel] == 0)
            {
                Count(sinks[_channel]!, clock.UptimeMs, count, line.LockoutMs);
            }

            clock.AdvanceTo(clock.UptimeMs + (_policy.SlotSeconds * 1000L));
            EnqueueDraws(slot);
            Assert.IsTrue(blurrer.TryCloseSlot(out SummaryBody body));
            Assert.IsEmpty(_drawing, "Each window that opens draws once.");
            if (slot % _slotsOfWindow[_channel] == 0)
            {
                int bucket = BucketOf(body, line.Name);
                undecided += bucket == SummaryBody.Absent ? 1 : 0;
                released[Math.Max(bucket, 0)] += bucket == SummaryBody.Absent ? 0 : 1;
            }
        }

        return released;
    }

    private static void Count(IEdgeSink sink, long openedMs, int count, int lockoutMs)
    {
        for (long rise = 0; rise < count; rise++)
        {
            sink.OnRise(openedMs + (rise * lockoutMs));
            sink.OnRise(openedMs + (rise * lockoutMs) + lockoutMs - 1);
        }
    }

    private static int BucketOf(SummaryBody body, string name)
    {
        int index = 0;
        while (body.NameAt(index) != name)
        {
            index++;
        }

        return body.BucketAt(index);
    }

    // In the policy's order, the channels whose window opens: all of them at first, then those whose window has closed.
    private void EnqueueDraws(int slot)
    {
        for (int i = 0; i < _policy.Lines.Length; i++)
        {
            if (_policy.Lines[i].IsCounted && slot % _slotsOfWindow[i] == 0)
            {
                _drawing.Enqueue(i);
            }
        }
    }

    private Tape NextOfAll()
    {
        Tape tape = new(_depthBits / 8);
        for (int at = 0; at < _depthBits / 8; at++)
        {
            tape.Write(at, (byte)(_next >> (_depthBits - 8 - (8 * at))));
        }

        tape.Rewind(_depthBits / 8);
        _next++;
        return tape;
    }
}
