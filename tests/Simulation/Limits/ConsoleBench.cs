using System.Text;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>A whole box with a technician at its service port, whose steps are made one by one; it keeps its store over restarts.</summary>
/// <param name="options">The box, but for its store and its port.</param>
internal sealed class ConsoleBench(VirtualBoxOptions options) : IServicePort
{
    private readonly MemoryStore _store = new();
    private readonly Queue<byte> _arrived = [];
    private readonly StringBuilder _sent = new();
    private VirtualBox? _box;

    /// <summary>The firmware, as it is at present.</summary>
    public Box Firmware => _box!.Firmware;

    /// <summary>Called after each step.</summary>
    public Action AfterStep { get; set; } = () => { };

    /// <summary>Switches it on, or off and on.</summary>
    public void PowerOn()
    {
        _arrived.Clear();
        _box = VirtualBox.SwitchOn(options with { Store = _store, Service = this });
        RunFor(1000);
        _sent.Clear();
    }

    /// <summary>Lets time pass.</summary>
    public void RunFor(long ms)
    {
        long endMs = _box!.Clock.UptimeMs + ms;
        while (_box.StepAtMs < endMs)
        {
            Step();
        }
    }

    /// <summary>Tells a line; gives the answer without the echo.</summary>
    public string Tell(string line)
    {
        foreach (byte one in Encoding.ASCII.GetBytes(line + "\n"))
        {
            _arrived.Enqueue(one);
        }

        while (!IsAnswered() && !_box!.IsStopped)
        {
            Step();
        }

        string answer = _sent.ToString();
        _sent.Clear();
        return answer[(answer.IndexOf('\n', StringComparison.Ordinal) + 1)..].ReplaceLineEndings("\n");
    }

    /// <summary>Tells a line and a document, and expects that it is taken.</summary>
    public void Tell(string line, string document)
    {
        foreach (string text in document.TrimEnd('\n').Split('\n').Prepend(line).Append("."))
        {
            string answer = Tell(text);
            Assert.StartsWith("ok", answer.Split('\n')[^2], text + " " + answer);
        }
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int count)
    {
        int read = 0;
        while (read < count && _arrived.TryDequeue(out buffer[read]))
        {
            read++;
        }

        return read;
    }

    /// <inheritdoc/>
    public bool TryWrite(byte[] data, int count)
    {
        _sent.Append(Encoding.ASCII.GetString(data, 0, count));
        return true;
    }

    private bool IsAnswered()
    {
        string[] lines = _sent.ToString().ReplaceLineEndings("\n").Split('\n');
        return _arrived.Count == 0 && lines.Length > 2 && lines[^1].Length == 0
            && (lines[^2].StartsWith("ok", StringComparison.Ordinal) || lines[^2].StartsWith("error ", StringComparison.Ordinal));
    }

    private void Step()
    {
        if (_box!.StepAtMs > _box.Clock.UptimeMs)
        {
            _box.Clock.AdvanceTo(_box.StepAtMs);
        }

        _box.Step();
        AfterStep();
    }
}
