using System.Reflection;

namespace EdgeNode.Esp32.Tests;

/// <summary>What the longest step of the console costs a box that is sent packets of Improv Serial.</summary>
[TestClass]
public class ImprovLimitTests
{
    private const long SliceLimit = 8000;

    private static readonly bool IsRelease = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name == "Release";

    [TestMethod]
    public void No_step_is_longer_than_its_limit_whatever_a_client_sends()
    {
        CountedAssemblies counted = new();
        MethodInfo run = counted.CopyOf(typeof(ImprovRun)).GetMethod(nameof(ImprovRun.Longest))!;
        byte[] state = Packet(2);
        Dictionary<string, byte[]> arrivals = new()
        {
            ["its state"] = state,
            ["what it is"] = Packet(3),
            ["the networks around it"] = Packet(4),
            ["nothing that it knows, with all that fits"] = Packet(7, new byte[253]),
            ["a password that is too short"] = Packet(1, [31, .. new byte[31].Select(_ => (byte)'n'), 7, .. "hunter2"u8]),
            ["a packet that is broken"] = [.. Packet(7, new byte[253])[..^1], 0, .. "say"u8],
            ["packets one behind the other"] = [.. Enumerable.Repeat(state, 20).SelectMany(packet => packet)],
            ["a line of 250 bytes"] = [.. Enumerable.Repeat((byte)'x', 250)],
            ["beginnings of packets"] = [.. Enumerable.Repeat("IMPRO"u8.ToArray(), 50).SelectMany(packet => packet)],
            ["lines that packets interrupt"] = [.. Enumerable.Repeat((byte[])[.. "say IMPRO"u8, .. state], 20).SelectMany(packet => packet)],
        };
        foreach ((string what, byte[] arrived) in arrivals)
        {
            long longest = (long)run.Invoke(null, [counted.Methods.Count, arrived])!;
            Console.WriteLine($"{what}: the longest step has {longest} instructions");
            Assert.IsLessThanOrEqualTo(IsRelease ? SliceLimit : long.MaxValue, longest, what);
            Assert.IsGreaterThan(500, longest, what);
        }
    }

    private static byte[] Packet(byte command, params byte[] body)
    {
        byte[] packet = [.. "IMPROV"u8, 1, 3, (byte)(body.Length + 2), command, (byte)body.Length, .. body];
        return [.. packet, (byte)packet.Sum(value => value)];
    }
}
