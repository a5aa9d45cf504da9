using System.Net;
using System.Net.Sockets;
using System.Text;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>The service port that is a TCP port, and what every virtual service port keeps of what arrives.</summary>
[TestClass]
public class TcpServicePortTests
{
    [TestMethod]
    public void One_program_is_served_and_a_second_is_turned_away_until_the_first_has_gone()
    {
        using TcpServicePort port = TcpServicePort.Open(0);
        Assert.IsTrue(port.TryWrite(new byte[256], 256), "nobody is there to hear it");
        using (TcpClient first = Connect(port))
        {
            first.GetStream().Write("status\n"u8);
            Assert.AreEqual("status\n", Take(port, 7));
            using TcpClient second = Connect(port);
            Assert.AreEqual("", Take(port, 0));
            Assert.AreEqual("the service port is in use by another program\r\n", new StreamReader(second.GetStream()).ReadToEnd());
            Assert.IsTrue(port.TryWrite("ok\r\n"u8.ToArray(), 4));
            Assert.AreEqual("ok\r\n", Read(first, 4));
        }

        using TcpClient third = Connect(port);
        third.GetStream().Write("help\n"u8);
        Assert.AreEqual("help\n", Take(port, 5));
        Assert.IsTrue(port.TryWrite("ok\r\n"u8.ToArray(), 4));
        Assert.AreEqual("ok\r\n", Read(third, 4));
    }

    [TestMethod]
    public void A_program_that_does_not_read_holds_nothing_up()
    {
        using TcpServicePort port = TcpServicePort.Open(0);
        using TcpClient program = Connect(port);
        Take(port, 0);
        byte[] piece = new byte[65536];
        int written = 0;
        while (written < 10_000 && port.TryWrite(piece, piece.Length))
        {
            written++;
        }

        Assert.IsLessThan(10_000, written);
    }

    [TestMethod]
    public void What_comes_while_the_buffer_is_full_is_lost_as_on_the_device()
    {
        using Scripted port = new();
        port.Arrive(10_000);
        byte[] taken = new byte[BufferedServicePort.ReceiveCapacity + 1];
        Assert.AreEqual(64, port.Read(taken, 64));
        CollectionAssert.AreEqual(Numbers(0, 64), taken[..64]);
        port.Arrive(100);

        // 64 fit beside those that wait; the 36 after them are lost.
        Assert.AreEqual(BufferedServicePort.ReceiveCapacity, port.Read(taken, taken.Length));
        CollectionAssert.AreEqual(Numbers(64, 1984).Concat(Numbers(10_000, 64)).ToArray(), taken[..BufferedServicePort.ReceiveCapacity]);
        Assert.AreEqual(0, port.Read(taken, taken.Length));
        port.Arrive(1);
        Assert.AreEqual(1, port.Read(taken, taken.Length));
    }

    [TestMethod]
    public void A_program_that_never_stops_writing_does_not_keep_the_box()
    {
        using Scripted port = new();
        port.Arrive(1_000_000_000);
        Assert.AreEqual(64, port.Read(new byte[64], 64));
    }

    [TestMethod]
    public void A_write_is_taken_whole_or_not_at_all()
    {
        using Scripted port = new() { Room = 3 };
        Assert.IsTrue(port.TryWrite("abcdef"u8.ToArray(), 5));
        Assert.AreEqual("abc", port.Sent);
        Assert.IsFalse(port.TryWrite("xy"u8.ToArray(), 2));
        port.Room = 1;
        Assert.IsFalse(port.TryWrite("xy"u8.ToArray(), 2));
        port.Room = 10;
        Assert.IsTrue(port.TryWrite("xy"u8.ToArray(), 2));
        Assert.AreEqual("abcdexy", port.Sent);
    }

    private static byte[] Numbers(int first, int count)
    {
        return [.. Enumerable.Range(first, count).Select(value => (byte)value)];
    }

    private static TcpClient Connect(TcpServicePort port)
    {
        TcpClient client = new();
        client.Connect(IPEndPoint.Parse(port.Address));
        return client;
    }

    private static string Take(TcpServicePort port, int count)
    {
        StringBuilder taken = new();
        byte[] piece = new byte[64];
        do
        {
            taken.Append(Encoding.ASCII.GetString(piece, 0, port.Read(piece, piece.Length)));
        }
        while (taken.Length < count && Thread.Yield() is var _);
        return taken.ToString();
    }

    private static string Read(TcpClient program, int count)
    {
        byte[] read = new byte[count];
        program.GetStream().ReadExactly(read);
        return Encoding.ASCII.GetString(read);
    }

    // Bytes arrive with the number of each as its value; as many go out as there is room.
    private sealed class Scripted : BufferedServicePort
    {
        private readonly StringBuilder _sent = new();
        private int _waiting;
        private int _next;

        public int Room { get; set; }

        public string Sent => _sent.ToString();

        public override string Address => "scripted";

        public void Arrive(int count)
        {
            _waiting += count;
        }

        public override void Dispose()
        {
        }

        protected override int Receive(Span<byte> buffer)
        {
            int moved = Math.Min(buffer.Length, _waiting);
            for (int i = 0; i < moved; i++)
            {
                buffer[i] = (byte)_next++;
            }

            _waiting -= moved;
            return moved;
        }

        protected override int Send(ReadOnlySpan<byte> data)
        {
            int taken = Math.Min(Room, data.Length);
            _sent.Append(Encoding.ASCII.GetString(data[..taken]));
            Room -= taken;
            return taken;
        }
    }
}
