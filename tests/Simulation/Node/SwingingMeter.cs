using EdgeNode.Contracts;

namespace EdgeNode.Simulation.Tests;

/// <summary>A sound meter's voltage that is never stuck. Unlike the virtual part it boxes nothing in code that the runtime has not yet optimised.</summary>
internal sealed class SwingingMeter : IAnalogInput
{
    private int _reads;

    public bool TryReadMillivolts(out int millivolts)
    {
        _reads++;
        millivolts = 1200 + (_reads % 5);
        return true;
    }
}
