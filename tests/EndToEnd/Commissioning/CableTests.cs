using System.Diagnostics;
using System.Globalization;
using EdgeNode.Commissioning;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Ports that cannot be opened, or that somebody else has.</summary>
[TestClass]
public class CableTests
{
    [TestMethod]
    public void Another_program_at_the_port_is_named_with_its_process()
    {
        if (!ServedBox.IsThere() || !OperatingSystem.IsLinux())
        {
            return;
        }

        using StrangeDevice device = new(_ => []);
        Assert.IsNull(PortHolder.Of(device.Address));
        using Process other = Process.Start("/bin/sh", ["-c", $"exec sleep 60 < {device.Address}"]);
        try
        {
            string expected = string.Create(CultureInfo.InvariantCulture, $"sleep (process {other.Id})");
            Assert.IsTrue(SpinWait.SpinUntil(() => PortHolder.Of(device.Address) == expected, TimeSpan.FromSeconds(20)), PortHolder.Of(device.Address));
            CableException refused = Assert.ThrowsExactly<CableException>(() => Cable.Open(device.Address));
            Assert.AreEqual($"{device.Address}: {expected} has it open; end that program, then try again", refused.Message);
            Assert.IsFalse(refused.IsPulled);
        }
        finally
        {
            other.Kill();
            other.WaitForExit();
        }
    }

    [TestMethod]
    [DataRow("/dev/no-such-port", "/dev/no-such-port: there is no such port; ")]
    [DataRow("/etc/passwd", "/etc/passwd: it is no serial port; ")]
    [DataRow("/dev/null", "/dev/null: it cannot be opened")]
    [DataRow("/dev", "/dev: there is no such port; ")]
    [DataRow("", ": there is no such port; ")]
    [DataRow("127.0.0.1:1", "127.0.0.1:1: Connection refused")]
    public void What_is_no_port_is_refused_in_one_line(string port, string expected)
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        CableException refused = Assert.ThrowsExactly<CableException>(() => Cable.Open(port));
        Assert.StartsWith(expected, refused.Message);
        Assert.DoesNotContain("\n", refused.Message);
    }
}
