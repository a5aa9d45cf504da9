using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// An analog sound level meter as DFRobot's SEN0232: 0.6 V at 30 dB(A), 2.6 V at 130 dB(A), 50 dB a volt (its wiki page).
/// The meter's output cannot go below or above that, but the converter that reads it wanders there as well; without power the
/// input's pull-down leaves some millivolts.
/// </summary>
/// <param name="noise">The part's own noise together with the converter's; null for a part without.</param>
/// <param name="levelDbA">Level in dB(A); null while the part is unplugged.</param>
public sealed class VirtualSoundMeter(SeededRandom? noise, Func<double?> levelDbA) : IVirtualPart, IAnalogInput
{
    private const double MillivoltsPerDb = 20;
    private const double LowestMillivolts = 600;
    private const double HighestMillivolts = 2600;
    private const double QuietestDb = 30;

    // An ESP32's converter wanders by about this much with its input held, at the ends of the meter's range too.
    private const double NoiseMillivolts = 2.5;

    private const int FloatingMillivolts = 12;
    private const int ShortedMillivolts = 3300;

    private int _latestMillivolts = (int)LowestMillivolts;

    /// <summary>What is wrong with the part; <see cref="PartFault.OutOfRange"/> is a short to the supply.</summary>
    public PartFault Fault { get; set; }

    /// <inheritdoc/>
    public bool TryReadMillivolts(out int millivolts)
    {
        if (Fault.Includes(PartFault.Unplugged) || levelDbA() is not double level)
        {
            millivolts = FloatingMillivolts;
        }
        else if (Fault.Includes(PartFault.OutOfRange))
        {
            millivolts = ShortedMillivolts;
        }
        else if (Fault.Includes(PartFault.MeasuresNothing))
        {
            millivolts = (int)LowestMillivolts;
        }
        else
        {
            millivolts = _latestMillivolts = Fault.Includes(PartFault.Stuck) ? _latestMillivolts : Measure(level);
        }

        return true;
    }

    private int Measure(double level)
    {
        double output = LowestMillivolts + ((level - QuietestDb) * MillivoltsPerDb);
        double read = Math.Clamp(output, LowestMillivolts, HighestMillivolts);
        if (noise is not null)
        {
            read += noise.NextGaussian() * NoiseMillivolts;
        }

        return (int)Math.Round(read);
    }
}
