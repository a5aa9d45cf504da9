using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests;

/// <summary>A light that notes each change of it.</summary>
internal sealed class ObservedIndicator(EgressLog log) : IIndicator
{
    /// <inheritdoc/>
    public void Show(bool isOn)
    {
        log.Add(EgressKind.Light, "", isOn ? "on" : "off", []);
    }
}
