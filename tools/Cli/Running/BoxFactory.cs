using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Cli;

/// <summary>Builds a virtual box for a plan.</summary>
public static class BoxFactory
{
    /// <summary>Tenant of the box in a run with a broker of its own.</summary>
    public const string DemoTenant = "demo";

    /// <summary>Node id of the box in a run with a broker of its own.</summary>
    public const string DemoNode = "kx7q22";

    /// <summary>Switches a box on.</summary>
    /// <param name="plan">What it is to do.</param>
    /// <param name="tenant">Tenant, 1 to 16 of <c>a-z0-9-</c>.</param>
    /// <param name="node">Node id, the common name of its certificate.</param>
    /// <param name="fingerprint">SHA-256 of its certificate, 64 hexadecimal digits.</param>
    /// <param name="makeLink">Makes the way to the broker.</param>
    /// <exception cref="UnusableInputException">The firmware refuses its settings or its policy.</exception>
    public static VirtualBox Start(
        RunPlan plan, string tenant, string node, string fingerprint, Func<VirtualClock, SeededRandom, IUplinkLink> makeLink)
    {
        VirtualBoxOptions options = new()
        {
            Board = plan.Board,
            PolicyText = plan.Policy.Text,
            Street = plan.Street,
            Seed = plan.Seed,
            StartUtcMs = plan.StartUtcMs,
            MakeLink = makeLink,
            Settings = new NodeSettings
            {
                Tenant = tenant,
                Node = node,
                Site = "market-square",
                LatitudeMicrodegrees = 52_520_008,
                LongitudeMicrodegrees = 13_404_954,
                HeightCm = 400,
                CertificateFingerprint = fingerprint,
            },
        };
        return VirtualBox.TryStart(options, out VirtualBox? box, out string? refusal)
            ? box!
            : throw new UnusableInputException($"the box refuses to start: {refusal}");
    }
}
