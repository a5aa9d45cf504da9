using EdgeNode.Simulator;
using nietras.SeparatedValues;

namespace EdgeNode.Attacks;

/// <summary>The recordings, where they are at hand.</summary>
internal sealed class Recordings(string folder, IProgress<string> progress)
{
    /// <summary>Reads one; says so in one line when it is not there.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="sensor">Which of its sensors, or null.</param>
    public Trace? Read(string file, string? sensor = null)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            progress.Report($"skipped: {file} is not among the recordings");
            return null;
        }

        return TraceReader.TryRead(path, new TraceOptions { Sensor = sensor }, out Trace? trace, out TraceFault? fault) ? trace : throw new InvalidDataException(fault!.ToString());
    }

    /// <summary>People and cyclists that a video showed under the pole in Queensland.</summary>
    /// <param name="test">Which of its tests.</param>
    /// <param name="startUtcMs">A full quarter hour.</param>
    /// <param name="slots">How many quarter hours.</param>
    public int[] PeopleAtPole(string test, long startUtcMs, int slots)
    {
        int[] people = new int[slots];
        using SepReader rows = Sep.New(',').Reader().FromFile(Path.Combine(folder, "pir_pole_queensland_truth.csv"));
        foreach (SepReader.Row row in rows)
        {
            if (row["test"].Span.SequenceEqual(test))
            {
                long atUtcMs = row["time_utc"].Parse<DateTimeOffset>().ToUnixTimeMilliseconds();
                int slot = (int)((atUtcMs - startUtcMs) / QuarterHour.Ms);
                people[slot] += row["pedestrians"].Parse<int>() + row["cyclists"].Parse<int>();
            }
        }

        return people;
    }
}
