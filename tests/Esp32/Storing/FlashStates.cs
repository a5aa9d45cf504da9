using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>Every state of the flash that changes of one entry can leave, also those that were cut off.</summary>
internal static class FlashStates
{
    public const string Entry = "entry";

    /// <summary>All of them, from an empty flash on.</summary>
    /// <param name="kind">The flash.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="rounds">
    /// How many changes, each cut off or not. A bank of each name, and an older one beside the second's successor, take three.
    /// </param>
    public static List<Flash> Reachable(FlashKind kind, StoreChange[] changes, int rounds)
    {
        Flash empty = new(kind);
        List<Flash> states = [empty];
        HashSet<string> known = [.. states.Select(Describe)];
        int from = 0;
        for (int round = 0; round < rounds; round++)
        {
            int until = states.Count;
            for (; from < until; from++)
            {
                foreach (Flash next in changes.SelectMany(change => Left(states[from], change)).Where(next => known.Add(Describe(next))))
                {
                    states.Add(next);
                }
            }
        }

        return states;
    }

    /// <summary>Steps that a change takes.</summary>
    public static int StepsOf(Flash state, StoreChange change)
    {
        Flash flash = state.AfterPowerOn();
        Chip.PowerOn(flash);
        Assert.IsTrue(change.Make(new FileStore(), Entry), change.Name);
        return flash.Steps;
    }

    public static string Describe(Flash flash)
    {
        return string.Join(", ", flash.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {StoreReading.Text(file.Value)}"));
    }

    // With a cut at each step, and after the last one.
    private static IEnumerable<Flash> Left(Flash state, StoreChange change)
    {
        int steps = StepsOf(state, change);
        for (int step = 0; step <= steps; step++)
        {
            Flash flash = state.AfterPowerOn();
            Chip.PowerOn(flash);
            flash.CutAt(step);
            change.Make(new FileStore(), Entry);
            yield return flash.AfterPowerOn();
        }
    }
}
