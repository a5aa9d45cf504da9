namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>Power goes. No code of the firmware catches anything, so this ends the boot wherever it is.</summary>
internal sealed class PowerCutException : Exception
{
}
