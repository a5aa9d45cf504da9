using EdgeNode.Contracts;
using EdgeNode.Simulator;

namespace EdgeNode.Privacy.Tests;

/// <summary>Stands at every way out of a virtual box, and takes note of what leaves or is stored.</summary>
internal class EgressObserver : IBoxObserver
{
    /// <summary>What left the box, from its first start on.</summary>
    public EgressLog Log { get; } = new();

    /// <inheritdoc/>
    public IIndicator Indicator => new ObservedIndicator(Log);

    /// <inheritdoc/>
    public void PowerOn(IClock time)
    {
        Log.StartOn(time);
    }

    /// <inheritdoc/>
    public IDurableStore InFrontOf(IDurableStore store)
    {
        return new ObservedStore(store, Log);
    }

    /// <inheritdoc/>
    public IUplinkLink InFrontOf(IUplinkLink link)
    {
        return new ObservedLink(link, Log);
    }

    /// <inheritdoc/>
    public IServicePort InFrontOf(IServicePort service)
    {
        return new ObservedServicePort(service, Log);
    }

    /// <inheritdoc/>
    public IDatagramLink InFrontOf(IDatagramLink timeLink)
    {
        return new ObservedTimeLink(timeLink, Log);
    }
}
