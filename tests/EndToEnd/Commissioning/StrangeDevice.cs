using EdgeNode.Virtual;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Something on a pseudo-terminal that is no box, or one that does not behave.</summary>
internal sealed class StrangeDevice : IDisposable
{
    private readonly PseudoTerminalPort _port = PseudoTerminalPort.Open();
    private readonly CancellationTokenSource _off = new();
    private readonly Task _run;

    /// <summary>Plugs it in.</summary>
    /// <param name="answer">What it sends for bytes that have come.</param>
    public StrangeDevice(Func<byte[], byte[]> answer)
    {
        _run = Task.Factory.StartNew(() => Run(answer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The device.</summary>
    public string Address => _port.Address;

    /// <summary>Pulls the cable.</summary>
    public void Dispose()
    {
        _off.Cancel();
        _run.GetAwaiter().GetResult();
        _port.Dispose();
        _off.Dispose();
    }

    private void Run(Func<byte[], byte[]> answer)
    {
        byte[] piece = new byte[256];
        while (!_off.IsCancellationRequested)
        {
            int length = _port.Read(piece, piece.Length);
            byte[] said = length > 0 ? answer(piece[..length]) : [];
            while (said.Length > 0 && !_off.IsCancellationRequested && !_port.TryWrite(said, said.Length))
            {
                Thread.Yield();
            }

            if (length == 0)
            {
                Thread.Sleep(1);
            }
        }
    }
}
