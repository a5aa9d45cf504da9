namespace EdgeNode.Virtual;

/// <summary>
/// Something that stops the whole runtime while it works, as nanoFramework's DNS and TLS calls do: until then no
/// <c>Step</c> runs, and rises of pins wait and are delivered late.
/// </summary>
public interface IRuntimeFreezer
{
    /// <summary>Uptime in ms at which the runtime goes on; not after the present uptime when nothing is frozen.</summary>
    long FrozenUntilMs { get; }
}
