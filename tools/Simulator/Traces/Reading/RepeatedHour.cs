namespace EdgeNode.Simulator;

/// <summary>
/// Tells which of two moments rows mean when the clock went back, so that it showed an hour twice. The order of rows says
/// it: where they step back once, the first hour ends; where each time stands twice, the earlier row is of the first hour.
/// Rows that leave it open are left out, as nobody can say which hour they are of.
/// </summary>
internal static class RepeatedHour
{
    private const long LeftOut = long.MinValue;

    /// <summary>Settles the moments of all rows, and puts rows that are in doubt into the order of their moments.</summary>
    /// <returns>Rows that can be used, in the order of the file, the oldest first where the file descends.</returns>
    public static List<int> Settle(TraceRows rows, bool areMoments, TraceZone? zone, List<string> notes)
    {
        List<int> order = [.. Enumerable.Range(0, rows.Times.Count)];
        int direction = DirectionOf(rows.Times);
        if (direction < 0)
        {
            order.Reverse();
        }

        foreach (IGrouping<long, int> hour in order.Where(row => rows.Times[row].Kind == RowTimeKind.Twice).GroupBy(row => rows.Times[row].ChangeUtcMs).ToArray())
        {
            int[] members = [.. hour];
            int unsure = Settle(rows, members, areMoments, isOrdered: direction != 0);
            if (unsure > 0)
            {
                (string before, string after, _) = zone!.ChangeAt(hour.Key);
                notes.Add($"left out {unsure} row{(unsure > 1 ? "s" : "")} of the time that clocks of {zone.Name} showed twice, from {after} to {before}: nobody can say whether {(unsure > 1 ? "they are" : "it is")} of the first or the second");
            }

            Rearrange(order, members, [.. members.Where(row => rows.TimesMs[row] != LeftOut).OrderBy(row => rows.TimesMs[row])]);
        }

        return order;
    }

    private static int Settle(TraceRows rows, int[] members, bool areMoments, bool isOrdered)
    {
        int[] backs = [.. Enumerable.Range(1, members.Length - 1).Where(at => At(at) < At(at - 1))];
        bool[] isSecond = new bool[members.Length];
        bool[] isSure = new bool[members.Length];
        if (isOrdered && backs.Length == 1)
        {
            Array.Fill(isSure, true);
            Array.Fill(isSecond, true, backs[0], members.Length - backs[0]);
        }
        else if (isOrdered && backs.Length == 0 && !areMoments)
        {
            for (int at = 1; at < members.Length; at++)
            {
                isSecond[at] = At(at) == At(at - 1);
                isSure[at] |= isSecond[at];
                isSure[at - 1] |= isSecond[at];
            }
        }

        for (int at = 0; at < members.Length; at++)
        {
            rows.TimesMs[members[at]] = !isSure[at] ? LeftOut : At(at) + (isSecond[at] ? rows.Times[members[at]].SecondAfterMs : 0);
        }

        return isSure.Count(sure => !sure);

        long At(int at)
        {
            return rows.Times[members[at]].UtcMs;
        }
    }

    private static void Rearrange(List<int> order, int[] members, List<int> settled)
    {
        HashSet<int> hour = [.. members];
        int first = order.FindIndex(hour.Contains);
        order.RemoveAll(hour.Contains);
        order.InsertRange(first, settled);
    }

    // 1 where rows ascend, -1 where they descend, 0 where they do both.
    private static int DirectionOf(List<RowTime> times)
    {
        long[] sure = [.. times.Where(time => time.Kind == RowTimeKind.Once).Select(time => time.UtcMs)];
        int ups = sure.Skip(1).Where((time, index) => time > sure[index]).Count();
        int downs = sure.Skip(1).Where((time, index) => time < sure[index]).Count();
        return downs == 0 ? 1 : ups == 0 ? -1 : 0;
    }
}
