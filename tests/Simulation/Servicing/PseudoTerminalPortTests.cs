using System.Diagnostics;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>The service port that is a pseudo-terminal, with a program at its device as a terminal program would be.</summary>
[TestClass]
public class PseudoTerminalPortTests
{
    [TestMethod]
    public void All_bytes_pass_as_they_are_in_both_directions_without_an_echo()
    {
        if (IsElsewhere())
        {
            return;
        }

        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        using PseudoTerminalPort port = PseudoTerminalPort.Open();
        using FileStream program = OpenDevice(port);
        program.Write(all);
        CollectionAssert.AreEqual(all, Take(port, all.Length));
        Assert.IsTrue(port.TryWrite(all, all.Length));
        CollectionAssert.AreEqual(all, TakeAtDevice(program, all.Length));
        Assert.AreEqual(0, port.Read(new byte[10], 10));
    }

    [TestMethod]
    public void Programs_come_and_go_and_what_is_said_to_nobody_is_lost()
    {
        if (IsElsewhere())
        {
            return;
        }

        using PseudoTerminalPort port = PseudoTerminalPort.Open();
        for (int i = 0; i < 100; i++)
        {
            Assert.IsTrue(port.TryWrite(new byte[256], 256), "nobody has the device open");
        }

        for (byte round = 1; round < 4; round++)
        {
            using (FileStream program = OpenDevice(port))
            {
                Assert.IsTrue(port.TryWrite([round], 1));
                CollectionAssert.AreEqual(new[] { round }, TakeAtDevice(program, 1));
                program.Write([round, 13]);
            }

            // Gone before the box has looked; its last words are there.
            CollectionAssert.AreEqual(new byte[] { round, 13 }, Take(port, 2));
            Assert.AreEqual(0, port.Read(new byte[10], 10));
        }
    }

    [TestMethod]
    public void A_program_that_does_not_read_holds_nothing_up_and_loses_nothing()
    {
        if (IsElsewhere())
        {
            return;
        }

        using PseudoTerminalPort port = PseudoTerminalPort.Open();
        using FileStream program = OpenDevice(port);
        List<byte> sent = [];
        byte[] piece = new byte[200];
        while (sent.Count < 1_000_000)
        {
            Array.Fill(piece, (byte)(sent.Count / piece.Length));
            if (!port.TryWrite(piece, piece.Length))
            {
                break;
            }

            sent.AddRange(piece);
        }

        Assert.IsLessThan(1_000_000, sent.Count);
        CollectionAssert.AreEqual(sent.GetRange(0, 1000), TakeAtDevice(program, 1000));
        sent.RemoveRange(0, 1000);

        // The system makes room when it comes to it, on a thread of its own.
        Assert.IsTrue(SpinWait.SpinUntil(() => port.TryWrite(piece, piece.Length), TimeSpan.FromMinutes(1)));
        sent.AddRange(piece);

        // What a write has taken but the system had no room for goes out with the next one.
        List<byte> got = [];
        while (got.Count < sent.Count)
        {
            port.TryWrite([], 0);
            got.AddRange(TakeAtDevice(program, Math.Min(100, sent.Count - got.Count)));
        }

        CollectionAssert.AreEqual(sent, got);
    }

    [TestMethod]
    public void A_program_that_leaves_the_device_with_an_echo_does_not_leave_it_to_the_next()
    {
        if (IsElsewhere())
        {
            return;
        }

        using PseudoTerminalPort port = PseudoTerminalPort.Open();
        Stty(port.Address, "sane");
        using (OpenDevice(port))
        {
            Take(port, 0);
        }

        Assert.AreEqual(0, port.Read(new byte[10], 10));
        using FileStream program = OpenDevice(port);
        Assert.IsTrue(port.TryWrite("ok\r\n"u8.ToArray(), 4));
        CollectionAssert.AreEqual("ok\r\n"u8.ToArray(), TakeAtDevice(program, 4));
        Assert.AreEqual(0, port.Read(new byte[10], 10));
    }

    private static bool IsElsewhere()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: Windows has no pseudo-terminals of this kind");
        }

        return OperatingSystem.IsWindows();
    }

    private static FileStream OpenDevice(PseudoTerminalPort port)
    {
        return new FileStream(port.Address, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
    }

    private static byte[] Take(PseudoTerminalPort port, int count)
    {
        byte[] taken = new byte[count];
        byte[] piece = new byte[count];
        int length = 0;
        do
        {
            int read = port.Read(piece, count - length);
            piece.AsSpan(0, read).CopyTo(taken.AsSpan(length));
            length += read;
        }
        while (length < count && Thread.Yield() is var _);
        return taken;
    }

    private static byte[] TakeAtDevice(FileStream program, int count)
    {
        byte[] taken = new byte[count];
        program.ReadExactly(taken);
        return taken;
    }

    private static void Stty(string device, string settings)
    {
        using Process stty = Process.Start(new ProcessStartInfo("sh", ["-c", $"stty {settings} < {device}"]))!;
        stty.WaitForExit();
        Assert.AreEqual(0, stty.ExitCode);
    }
}
