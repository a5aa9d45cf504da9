using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>How a box is, as <c>version</c>, <c>status</c> and <c>show</c> tell it; nothing of it changes the box.</summary>
public sealed class BoxView
{
    private const string Set = "(set)";
    private static readonly string[] None = ["(missing)", "(not set)"];
    private static readonly BoxAnswer Nothing = new([], "ok");

    private readonly BoxAnswer _version;
    private readonly BoxAnswer _status;
    private readonly BoxAnswer _show;

    private BoxView(BoxAnswer version, BoxAnswer status, BoxAnswer show)
    {
        _version = version;
        _status = status;
        _show = show;
    }

    /// <summary>A box that was told nothing, before anybody looks.</summary>
    public static BoxView Factory { get; } = new(Nothing, Nothing, Nothing);

    /// <summary>Version of the firmware.</summary>
    public string Firmware => _version.ValueOf("firmware") ?? "";

    /// <summary>The board.</summary>
    public string Board => _version.ValueOf("board") ?? "";

    /// <summary>Whether the box is locked, and tells no more than that.</summary>
    public bool IsLocked => _status.ValueOf("lock") == "locked";

    /// <summary>Which set runs, in the box's words.</summary>
    public string SetLine => _status.ValueOf("set") ?? "";

    /// <summary>Whether a broker has acknowledged a message with the set that runs.</summary>
    public bool IsProven => SetLine.EndsWith(", proven", StringComparison.Ordinal);

    /// <summary>Whether a set runs, on trial or proven.</summary>
    public bool HasSet => IsProven || SetLine.Contains(", on trial", StringComparison.Ordinal);

    /// <summary>What the box says of its way to the broker.</summary>
    public string BrokerLine => _status.ValueOf("broker") ?? "";

    /// <summary>Whether something is staged.</summary>
    public bool IsStaged => _show.ValueOf("staged changes")?.StartsWith("yes", StringComparison.Ordinal) == true;

    /// <summary>The lines of its policy; none where it has none.</summary>
    public IReadOnlyList<string> Policy { get; private init; } = [];

    /// <summary>Of each root that it judges its broker by, in the order of <c>ca list</c>, the first 16 digits of the SHA-256.</summary>
    public IReadOnlyList<string> Roots { get; private init; } = [];

    /// <summary>Its node id, or null.</summary>
    public string? Node => this[SettingName.Node];

    /// <summary>A setting as it would be after a commit; of a secret <c>(set)</c>; null where it is not there.</summary>
    public string? this[string name] => _show.ValueOf(name) is { } value && !None.Contains(value) ? value : null;

    /// <summary>Whether a secret is there.</summary>
    public bool HasSecret(string name)
    {
        return this[name] == Set;
    }

    /// <summary>Asks a box.</summary>
    /// <param name="console">The box.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="CableException">The cable was pulled.</exception>
    /// <exception cref="BoxException">The box is silent, or what answers is no box.</exception>
    public static async Task<BoxView> ReadAsync(ConsoleClient console, CancellationToken cancel)
    {
        BoxAnswer version = await console.TellAsync("version", cancel);
        BoxAnswer status = await console.TellAsync("status", cancel);
        if (new BoxView(version, status, Nothing) is { IsLocked: true } locked)
        {
            return locked;
        }

        BoxAnswer policy = await console.TellAsync("policy show", cancel);
        BoxAnswer roots = await console.TellAsync("ca list", cancel);
        return new BoxView(version, status, await console.TellAsync("show", cancel))
        {
            Policy = policy.IsOk ? policy.Lines : [],
            Roots = [.. roots.Lines.Select(line => line.Split(' ')[^1])],
        };
    }
}
