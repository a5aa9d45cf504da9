using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>Reads recordings that stand in tests.</summary>
internal static class Recording
{
    public static Trace Read(string text, TraceOptions? options = null)
    {
        Assert.IsTrue(TraceReader.TryRead("t.csv", new StringReader(text), options ?? new TraceOptions(), out Trace? trace, out TraceFault? fault), fault?.ToString());
        return trace!;
    }

    public static TraceFault Refused(string text, TraceOptions? options = null)
    {
        Assert.IsFalse(TraceReader.TryRead("t.csv", new StringReader(text), options ?? new TraceOptions(), out Trace? trace, out TraceFault? fault), text);
        Assert.IsNull(trace);
        Assert.IsFalse(fault!.ToString().Any(char.IsControl), fault.ToString());
        return fault;
    }

    public static IReadOnlyList<ColumnMapping> Map(params string[] texts)
    {
        return [.. texts.Select(text => ColumnMapping.TryParse(text, out ColumnMapping? mapping, out string reason) ? mapping! : throw new ArgumentException(reason))];
    }

    public static TraceZone Zone(string name)
    {
        return TraceZone.TryParse(name, out TraceZone? zone, out string reason) ? zone! : throw new ArgumentException(reason);
    }

    public static long Utc(string time)
    {
        return DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
    }
}
