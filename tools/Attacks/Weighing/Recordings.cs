using EdgeNode.Simulator;

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

        return TraceReader.TryRead(path, sensor, out Trace? trace, out TraceFault? fault) ? trace : throw new InvalidDataException(fault!.ToString());
    }
}
