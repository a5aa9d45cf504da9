using EdgeNode.Simulator;

namespace EdgeNode.Attacks;

/// <summary>One box from its first power-on to its last message, and all that happens to it.</summary>
public sealed record LifePlan
{
    /// <summary>Where it hangs.</summary>
    public required IStreet Street { get; init; }

    /// <summary>The policy that it starts with.</summary>
    public required byte[] PolicyText { get; init; }

    /// <summary>Seed of all chance in the box.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Moment of the first power-on.</summary>
    public required long StartUtcMs { get; init; }

    /// <summary>End of the last window that is wanted; what was released by then is still sent.</summary>
    public required long EndUtcMs { get; init; }

    /// <summary>What is done to it, in order of time.</summary>
    public IReadOnlyList<Mishap> Mishaps { get; init; } = [];

    /// <summary>Name of the board under <c>boards/</c>.</summary>
    public string Board { get; init; } = "esp32-devkit-v1";
}
