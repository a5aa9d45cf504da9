using Mono.Cecil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>Where raw values come up in the firmware.</summary>
internal static class RawSources
{
    /// <summary>What a sensor's wire gives, the time of each rise, and the value of a reading.</summary>
    public static IEnumerable<Place> OfSensors(CompiledFirmware firmware)
    {
        ValueFlow flow = firmware.Flow.Value;
        IEnumerable<Place> wires = flow.Sites.Where(site => RawSpread.IsWire(site.Declared.DeclaringType)).SelectMany(Given);
        IEnumerable<Place> rises = firmware.Methods.Where(method => method.Name == "OnRise" && method.HasBody).Select(method => flow.ParameterOf(method, 1));
        return [.. wires, .. rises, .. ReadingValues(firmware)];
    }

    /// <summary>The noisy count, the noise, and the random bytes it is made of: with one of the last two, the first would be an exact one.</summary>
    public static IEnumerable<Place> OfCounting(CompiledFirmware firmware)
    {
        ValueFlow flow = firmware.Flow.Value;
        string[] sources = ["IEntropy", "INoise"];
        return
        [
            flow.FieldOf(Counter(firmware)),
            .. flow.Sites.Where(site => CompiledFirmware.AreaOf(site.Caller.DeclaringType) == Area.Blurring
                && sources.Contains(site.Declared.DeclaringType.Name)).SelectMany(Given),
        ];
    }

    public static FieldDefinition Counter(CompiledFirmware firmware)
    {
        return firmware.Types.Single(type => type.Name == "CountedWindow").Fields.Single(field => field.Name == "_noisyCount");
    }

    private static IEnumerable<Place> ReadingValues(CompiledFirmware firmware)
    {
        return firmware.Types.Single(type => type.Name == "Reading").Fields.Where(field => field.Name.Contains("Value")).Select(firmware.Flow.Value.FieldOf);
    }

    // What comes back from a call: the result, and what is written to arrays and out arguments.
    private static IEnumerable<Place> Given(CallSite site)
    {
        return site.Arguments.SelectMany(argument => argument.Contents).Append(site.Result);
    }
}
