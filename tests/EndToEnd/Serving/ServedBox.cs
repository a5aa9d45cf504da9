using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode simulate --serial</c> as a process, and somebody at its service port.</summary>
internal sealed class ServedBox : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TestFolder _folder = new();
    private Stream? _port;

    private ServedBox(string[] options)
    {
        string printed = _folder.File("printed");
        Command = EdgeNodeCommand.StartShell($"exec \"$@\" > '{printed}'", ["simulate", "--serial", .. options]);
        Printed = () => File.Exists(printed) ? File.ReadAllText(printed) : "";
    }

    /// <summary>The command.</summary>
    public EdgeNodeCommand Command { get; }

    /// <summary>What it has printed so far.</summary>
    public Func<string> Printed { get; }

    /// <summary>Device or address of the service port.</summary>
    public string Address => Printed().TrimEnd('\n');

    /// <summary>Whether this machine has what that needs; says so where it has not.</summary>
    public static bool IsThere()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: needs a shell and pseudo-terminals");
        }

        return !OperatingSystem.IsWindows();
    }

    /// <summary>Starts one and waits until it has printed where it answers.</summary>
    public static async Task<ServedBox> StartAsync(params string[] options)
    {
        ServedBox box = new(options);
        await box.Command.UntilAsync(() => box.Printed().EndsWith('\n'));
        return box;
    }

    /// <summary>Opens the port, as a terminal program does.</summary>
    public void Connect()
    {
        _port?.Dispose();
        _port = Address.StartsWith('/')
            ? new FileStream(Address, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0, useAsync: true)
            : new NetworkStream(Reach(IPEndPoint.Parse(Address)), ownsSocket: true);
    }

    /// <summary>Tells a line; gives all that came up to the line that ends the answer.</summary>
    public Task<string> TellAsync(string line)
    {
        return SendAsync(Encoding.UTF8.GetBytes(line + "\n"));
    }

    /// <summary>Sends bytes; gives all that came up to a line that ends an answer.</summary>
    public async Task<string> SendAsync(byte[] bytes)
    {
        await _port!.WriteAsync(bytes).AsTask().WaitAsync(Limit);
        StringBuilder answer = new();
        byte[] piece = new byte[256];
        while (!HasEnded(answer.ToString()))
        {
            int read = await _port.ReadAsync(piece).AsTask().WaitAsync(Limit);
            Assert.AreNotEqual(0, read, answer.ToString());
            answer.Append(Encoding.Latin1.GetString(piece, 0, read));
        }

        return answer.ToString();
    }

    /// <summary>Tells a line to which the answer must be <c>ok</c>.</summary>
    public async Task<string> DoAsync(string line)
    {
        string answer = await TellAsync(line);
        Assert.Contains("\nok", answer, $"{line}: {answer}");
        return answer;
    }

    /// <summary>Tells a document, line by line, each of which is answered.</summary>
    public async Task DoAsync(string line, string document)
    {
        await DoAsync(line);
        foreach (string part in document.TrimEnd('\n').Split('\n'))
        {
            await DoAsync(part);
        }

        await DoAsync(".");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _port?.Dispose();
        Command.Dispose();
        _folder.Dispose();
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
