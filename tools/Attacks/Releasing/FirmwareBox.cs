using System.Collections.Concurrent;
using EdgeNode.Boards;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>The real firmware in a virtual box, boot after boot on one store, on a link that keeps what it is given.</summary>
/// <param name="boards">Where boards are described.</param>
public sealed class FirmwareBox(BoardCatalog boards) : IReleasingBox
{
    // A box believes any time since its firmware's release. Here that lies ten years back, further than a mishap puts the clock.
    private const long LongestPutBackMs = 3650L * 86_400_000;

    private static readonly NodeSettings Settings = new()
    {
        Tenant = "example",
        Node = "kx7q22",
        Site = "market-square",
        LatitudeMicrodegrees = 52_000_000,
        LongitudeMicrodegrees = 13_000_000,
        HeightCm = 350,
        ImageHash = new string('0', 64),
        CertificateFingerprint = new string('1', 64),
    };

    private readonly ConcurrentDictionary<string, Board> _boards = new();

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no such board, or the firmware refuses the policy.</exception>
    public BoxRecord Live(LifePlan plan)
    {
        List<ReleasedMessage> messages = [];
        List<long> boots = [];
        MemoryStore store = new();
        int next = 0;
        for (long bootUtcMs = plan.StartUtcMs; ;)
        {
            VirtualBox box = Start(plan, store, boots.Count, bootUtcMs);
            boots.Add(bootUtcMs);
            long? offUtcMs = Prepare(plan, box, bootUtcMs, ref next);
            box.RunUntil((offUtcMs ?? plan.EndUtcMs) - bootUtcMs);
            if (offUtcMs == null)
            {
                // One more second, in which the last window closes even if a handshake froze its end.
                box.RunUntil(plan.EndUtcMs + 1000 - bootUtcMs);
                box.Finish();
            }

            long on = bootUtcMs;
            messages.AddRange(((LoopbackLink)box.Link).Messages
                .Select(message => new ReleasedMessage(on + message.UpMs, message.Topic, message.Payload)));
            if (offUtcMs == null)
            {
                return new BoxRecord(messages, boots);
            }

            store.FailNextCommits(0);
            if (plan.Mishaps[next - 1] is PolicyFlip flip)
            {
                Tell(store, flip.PolicyText);
            }

            bootUtcMs = offUtcMs.Value;
        }
    }

    private Board BoardOf(string name)
    {
        return boards.TryLoad(name, out Board? board, out BoardFault? fault) ? board! : throw new InvalidOperationException(fault!.ToString());
    }

    private VirtualBox Start(LifePlan plan, MemoryStore store, int boot, long bootUtcMs)
    {
        VirtualBoxOptions options = new()
        {
            Board = _boards.GetOrAdd(plan.Board, BoardOf),
            Settings = Settings,
            PolicyText = plan.PolicyText,
            Street = plan.Street,
            Seed = plan.Seed,
            StartUtcMs = bootUtcMs,
            LeastUtcMs = plan.StartUtcMs - LongestPutBackMs,
            MakeLink = (clock, random) => new LoopbackLink(clock, random),
            Store = store,
            Boot = boot,
        };
        return VirtualBox.TryStart(options, out VirtualBox? box, out string? refusal) ? box! : throw new InvalidOperationException(refusal);
    }

    // A set that has proven itself, so that what follows does not take the policy back.
    private static void Tell(MemoryStore store, byte[] policyText)
    {
        SetStore sets = new(store);
        sets.Open();
        SetDraft draft = new(sets);
        bool isTold = draft.TryPut(PartName.Policy, policyText, policyText.Length) && draft.TryCommit();
        sets.Open();
        if (!isTold || !sets.Trial.TryProve())
        {
            throw new InvalidOperationException("The store refused a policy.");
        }
    }

    // Puts into one boot what happens in it. Returns when its power goes, or null when it lives to the end.
    private static long? Prepare(LifePlan plan, VirtualBox box, long bootUtcMs, ref int next)
    {
        foreach (LinkOutage outage in plan.Mishaps.OfType<LinkOutage>().Where(outage => outage.UntilUtcMs > bootUtcMs))
        {
            ((LoopbackLink)box.Link).SetDown(Math.Max(0, outage.AtUtcMs - bootUtcMs), outage.UntilUtcMs - bootUtcMs);
        }

        while (next < plan.Mishaps.Count)
        {
            switch (plan.Mishaps[next++])
            {
                case PowerCut cut:
                    return cut.AtUtcMs;
                case PolicyFlip flip:
                    return flip.AtUtcMs;
                case PowerCutBeforeCommit cut:
                    box.At(cut.AtUtcMs - bootUtcMs, () => ((MemoryStore)box.Store).FailNextCommits(int.MaxValue));
                    return cut.OffUtcMs;
                case ClockSet set:
                    box.At(set.AtUtcMs - bootUtcMs, () => box.SetTime(set.AtUtcMs + set.OffsetMs));
                    break;
            }
        }

        return null;
    }
}
