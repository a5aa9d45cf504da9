using System.Text;
using EdgeNode.Policies;

namespace EdgeNode.Attacks;

/// <summary>Policies of a single channel, so that a box does nothing but what is attacked. The firmware's floor applies.</summary>
public static class AttackPolicy
{
    /// <summary>The limits of the light barrier at the market square.</summary>
    public static readonly int[] Limits = [10, 20, 30, 45, 65, 90, 130, 180, 260, 360];

    private const string End = """
        purpose "Attacking"
        basis "GDPR 6(1)(e)"
        controller "City of Example"
        contact "https://privacy.example/boxes"
        access "Nobody"
        retention 1 days

        """;

    /// <summary>Footfall alone, in windows of a quarter hour or a multiple.</summary>
    /// <param name="m">Noise, 1 to 4.</param>
    /// <param name="windowSeconds">Length of a window.</param>
    public static byte[] Footfall(int m, int windowSeconds = 900)
    {
        return Text($"channel footfall counted window {windowSeconds} noise {m} lockout 500 edges {string.Join(' ', Limits)}");
    }

    /// <summary>Footfall alone, by a PIR on a lamp post.</summary>
    /// <param name="m">Noise, 1 to 4.</param>
    public static byte[] Pir(int m)
    {
        return Text($"channel footfall counted window 900 noise {m} lockout 8000 edges 10 20 30 45 65 90");
    }

    /// <summary>Sound alone.</summary>
    /// <param name="statistic"><c>l50</c> or <c>leq</c>.</param>
    public static byte[] Sound(string statistic)
    {
        return Text($"channel sound measured stat {statistic} window 900 unit dB(A) edges 45 50 55 60 65 70 75 80");
    }

    /// <summary>The one counted channel of a policy.</summary>
    /// <exception cref="ArgumentException">The firmware would refuse the policy, or it has no such channel.</exception>
    public static ChannelPolicy CountedChannel(byte[] policyText)
    {
        return PolicyParser.TryParse(policyText, out Policy policy, out PolicyFault fault)
            ? Array.Find(policy.Channels, channel => channel.IsCounted) ?? throw new ArgumentException("No counted channel.", nameof(policyText))
            : throw new ArgumentException(fault.ToString(), nameof(policyText));
    }

    private static byte[] Text(string channel)
    {
        return Encoding.ASCII.GetBytes($"policy 1 \"Attack\"\nnumber 1\nslot 900\n{channel}\n{End.ReplaceLineEndings("\n")}");
    }
}
