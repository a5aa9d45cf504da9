using System.CommandLine;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary><c>edgenode policy check FILE</c>: whether a box would take a policy, and what it would be unable to report.</summary>
public static class PolicyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "A policy text" };
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Command check = new("check", "Checks a policy against the grammar, its limits and the floor") { file, json };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(file), parsed.GetValue(json)));
        return new Command("policy", "Works on policy texts") { check };
    }

    private static int Check(string path, bool asJson)
    {
        byte[] text = PolicyFile.ReadBytes(path);
        bool isTaken = PolicyParser.TryParse(text, out Policy? policy, out PolicyFault? fault);
        string[] warnings = isTaken ? Warnings(policy!).ToArray() : [];
        if (asJson)
        {
            JsonOutput.Print(new
            {
                file = path,
                passed = isTaken,
                hash = policy?.Hash,
                fault = fault is null ? null : new { line = fault.Line, found = fault.Found, allowed = fault.Allowed },
                warnings,
            });
        }
        else if (isTaken)
        {
            Console.WriteLine($"{path}: taken; {policy!.Channels.Length} channels, policy {policy.Hash}");
            foreach (string warning in warnings)
            {
                Console.WriteLine($"warning: {warning}");
            }
        }
        else
        {
            Console.Error.WriteLine($"edgenode: {PolicyFile.Describe(path, fault!)}");
        }

        return isTaken ? ExitCode.Ok : ExitCode.CheckFailed;
    }

    private static IEnumerable<string> Warnings(Policy policy)
    {
        foreach (ChannelPolicy channel in policy.Channels)
        {
            int[] tooHigh = [.. channel.Limits.Where((_, index) => !PolicyReach.IsReachable(channel, index))];
            if (tooHigh.Length > 0)
            {
                yield return channel.IsCounted
                    ? $"{channel.Name}: a lockout of {channel.LockoutMs} ms allows at most {PolicyReach.GreatestCount(channel)} in {channel.WindowSeconds} s; never reached: {string.Join(' ', tooHigh)}"
                    : $"{channel.Name}: the sensor measures at most {PolicyReach.GreatestValue(channel)}; never reached: {string.Join(' ', tooHigh)}";
            }

            int[] tooLow = channel.IsCounted ? [] : [.. channel.Limits.Where((_, index) => !PolicyReach.IsReachableBelow(channel, index))];
            if (tooLow.Length > 0)
            {
                yield return $"{channel.Name}: the sensor measures at least {PolicyReach.LeastValue(channel)}; nothing is ever below {string.Join(' ', tooLow)}";
            }

            if (channel.Statistic == ChannelStatistic.Leq)
            {
                yield return $"{channel.Name}: stat leq lets one loud event at a quiet time be seen; stat l50 does not";
            }
        }
    }
}
