using Mono.Cecil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>
/// What raw values get to on the raw side, which is Sensing, Blurring and Node, and where that side ends. What has gone over is not
/// followed any further: there it is what may leave.
/// </summary>
internal sealed class RawSpread
{
    /// <summary>The contracts that a sensor's bytes, volts and rises come by.</summary>
    public static readonly string[] Wires = ["II2cBus", "ISensorSerialPort", "IAnalogInput", "IEdgeInput", "IEdgeSink"];

    // Gives raw bytes too, but is nobody's wire: what is put into its buffer is its own.
    private const string RandomSource = "IEntropy";

    private static readonly Area[] RawSide = [Area.Sensing, Area.Blurring, Area.Composition, Area.CompilerMade];

    // What the framework keeps nothing of, and gives to nobody but its caller.
    private static readonly string[] Harmless =
    [
        "System.Array.Copy", "System.Array.Clear", "System.Object..ctor", "System.Threading.Monitor.Enter", "System.Threading.Monitor.Exit",
        "System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray", "System.String.op_Equality",
    ];

    private readonly HashSet<Place> _places;
    private readonly HashSet<Crossing> _crossings = [];

    /// <param name="flow">The firmware's flow.</param>
    /// <param name="sources">Where raw values come up.</param>
    /// <param name="asData">Whether only the values themselves and what is computed from them count, and not what they decide.</param>
    /// <param name="cut">A place that nothing is followed through, by the beginning of its key.</param>
    public RawSpread(ValueFlow flow, IEnumerable<Place> sources, bool asData, string? cut = null)
    {
        _places = [.. sources];
        Queue<Place> open = new(_places);
        while (open.TryDequeue(out Place? place))
        {
            foreach ((Place to, FlowKind kind, MethodDefinition site) in flow.From(place))
            {
                if ((asData && kind == FlowKind.Control) || (cut != null && to.Key.StartsWith(cut, StringComparison.Ordinal)))
                {
                    continue;
                }

                if (IsRawSide(to))
                {
                    if (_places.Add(to))
                    {
                        open.Enqueue(to);
                    }
                }
                else if (to.Area != Area.Esp32 && !Harmless.Any(name => to.Key.StartsWith(name + "(", StringComparison.Ordinal)))
                {
                    _crossings.Add(new Crossing($"{site.DeclaringType.Name}.{site.Name}", to, kind));
                }
            }
        }
    }

    /// <summary>Places on the raw side that tell of a raw value.</summary>
    public IReadOnlySet<Place> Places => _places;

    public IReadOnlySet<Crossing> Crossings => _crossings;

    public static bool IsWire(TypeReference type)
    {
        return CompiledFirmware.AreaOf(type) == Area.Contracts && Wires.Contains(type.Name);
    }

    private static bool IsRawSide(Place place)
    {
        return RawSide.Contains(place.Area)
            || (place.Method != null && (IsWire(place.Method.DeclaringType) || place.Method.DeclaringType.Name == RandomSource));
    }
}
