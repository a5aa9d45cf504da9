using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The service port of a box with somebody at its other end, who types and reads as a terminal program does.</summary>
internal abstract class ServiceCable : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _said = new();

    private Stream? _port;

    /// <summary>Device or address of the service port.</summary>
    public abstract string Address { get; }

    /// <summary>All that came so far: what the box echoed and answered.</summary>
    public string Transcript
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Opens the port, as a terminal program does.</summary>
    public void Connect()
    {
        _port?.Dispose();
        _port = Address.StartsWith('/')
            ? new FileStream(Address, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0, useAsync: true)
            : new NetworkStream(Reach(IPEndPoint.Parse(Address)), ownsSocket: true);
    }

    /// <summary>Closes the port, for another program.</summary>
    public void Disconnect()
    {
        _port?.Dispose();
    }

    /// <summary>Tells a line; gives all that came up to the line that ends the answer.</summary>
    public Task<string> TellAsync(string line)
    {
        return SendAsync(Encoding.UTF8.GetBytes(line + "\n"));
    }

    /// <summary>Types without ending a line; the box says nothing but the echo.</summary>
    public Task TypeAsync(string text)
    {
        return _port!.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask().WaitAsync(Limit);
    }

    /// <summary>Sends bytes; gives all that came up to a line that ends an answer.</summary>
    public Task<string> SendAsync(byte[] bytes)
    {
        return SendAsync(bytes, HasEnded);
    }

    /// <summary>Tells a line that restarts the box, and waits for what it says when it has: a line sent between the two may be lost.</summary>
    public Task<string> RestartAsync(string line)
    {
        return SendAsync(Encoding.UTF8.GetBytes(line + "\n"), answer => HasEnded(answer) && (answer.Contains("\r\nerror ", StringComparison.Ordinal) || answer.Contains("\r\nEdgeNode ", StringComparison.Ordinal)));
    }

    /// <summary>Tells a line to which the answer must be <c>ok</c>.</summary>
    public async Task<string> DoAsync(string line)
    {
        string answer = await TellAsync(line);
        Assert.Contains("\nok", answer, $"{line}: {answer}");
        return answer;
    }

    /// <summary>Tells a document, which must be taken.</summary>
    public async Task DoAsync(string line, string document)
    {
        string answer = await TellDocumentAsync(line, document);
        Assert.Contains("\nok", answer, $"{line}: {answer}");
    }

    /// <summary>Tells a document, line by line, each of which is answered; gives the answer to its end.</summary>
    public async Task<string> TellDocumentAsync(string line, string document)
    {
        await DoAsync(line);
        foreach (string part in document.TrimEnd('\n').Split('\n'))
        {
            await DoAsync(part);
        }

        return await TellAsync(".");
    }

    /// <summary>Asks until an answer has a text: for what the box does in its own time.</summary>
    public async Task<string> AskUntilAsync(string line, string expected)
    {
        Stopwatch waited = Stopwatch.StartNew();
        string answer;
        do
        {
            answer = await TellAsync(line);
            Assert.IsLessThan(Limit, waited.Elapsed, answer);
        }
        while (!answer.Contains(expected, StringComparison.Ordinal));
        return answer;
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        _port?.Dispose();
    }

    private async Task<string> SendAsync(byte[] bytes, Predicate<string> isEnd)
    {
        await _port!.WriteAsync(bytes).AsTask().WaitAsync(Limit);
        StringBuilder answer = new();
        byte[] piece = new byte[256];
        while (!isEnd(answer.ToString()))
        {
            Task<int> read = _port.ReadAsync(piece).AsTask();
            Assert.AreSame(read, await Task.WhenAny(read, Task.Delay(Limit)), $"after {Encoding.Latin1.GetString(bytes)}, no end in: {answer}");
            Assert.AreNotEqual(0, await read, answer.ToString());
            string come = Encoding.Latin1.GetString(piece, 0, await read);
            answer.Append(come);
            lock (_said)
            {
                _said.Append(come);
            }
        }

        return answer.ToString();
    }

    private static bool HasEnded(string answer)
    {
        string[] lines = answer.Split("\r\n");
        return lines.SkipLast(1).Any(line => line == "ok" || line.StartsWith("ok ", StringComparison.Ordinal) || line.StartsWith("error ", StringComparison.Ordinal));
    }

    private static Socket Reach(IPEndPoint address)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(address);
        return socket;
    }
}
