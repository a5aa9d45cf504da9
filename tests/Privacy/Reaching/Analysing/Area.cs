namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>A part of the firmware (docs/architecture.md), told by the namespace: so the same rules hold for ten assemblies on a PC and for the one image of a box.</summary>
internal enum Area
{
    Framework,
    CompilerMade,
    Contracts,
    Policies,
    Summaries,
    Timekeeping,
    Identity,
    Sensing,
    Blurring,
    Reporting,
    Provisioning,
    Composition,
    Esp32,
}
