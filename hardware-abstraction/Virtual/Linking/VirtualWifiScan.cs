using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>A scan that finds what a script says, after as many looks at <see cref="Phase"/> as it says.</summary>
/// <param name="around">The networks around.</param>
/// <param name="looks">How often the phase is asked for before the scan has ended; negative for a radio that refuses.</param>
public sealed class VirtualWifiScan(IReadOnlyList<AccessPoint> around, int looks = 3) : IWifiScan
{
    private int _looksLeft;
    private bool _hasBegun;

    /// <inheritdoc/>
    public ScanPhase Phase
    {
        get
        {
            if (!_hasBegun)
            {
                return ScanPhase.Idle;
            }

            return looks < 0 ? ScanPhase.Failed : _looksLeft-- > 0 ? ScanPhase.UnderWay : ScanPhase.Done;
        }
    }

    /// <inheritdoc/>
    public int Count => around.Count;

    /// <inheritdoc/>
    public void Begin()
    {
        _hasBegun = true;
        _looksLeft = looks;
    }

    /// <inheritdoc/>
    public string NameAt(int index)
    {
        return around[index].Name;
    }

    /// <inheritdoc/>
    public int DbmAt(int index)
    {
        return around[index].Dbm;
    }
}
