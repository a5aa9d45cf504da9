using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Virtual;

namespace EdgeNode.Esp32.Tests;

/// <summary>A console that is sent packets of Improv Serial, step by step.</summary>
public static class ImprovRun
{
    /// <summary>Called in the counted copy: instructions of the longest step for what arrives.</summary>
    public static long Longest(int methods, byte[] arrived)
    {
        SetStore sets = new(new MemoryStore());
        sets.Open();
        StagedSettings settings = new(new SetDraft(sets));
        ImprovService improv = new(new ImprovDevice("0.1.0", "esp32-devkit-v1", "kx7q22"), settings, new Networks(), isLocked: false);
        Port port = new(arrived);
        ServiceConsole console = new(port, [], improv, isLocked: false);

        // The first step also runs the constructors of statics.
        console.Step();
        port.Start();
        long longest = 0;
        for (int i = 0; i < 60; i++)
        {
            InstructionCounter.Begin(methods);
            console.Step();
            longest = Math.Max(longest, InstructionCounter.Total);
        }

        return longest;
    }

    private sealed class Port(byte[] arrived) : IServicePort
    {
        private int _at = arrived.Length;

        public void Start()
        {
            _at = 0;
        }

        public int Read(byte[] buffer, int count)
        {
            int moved = Math.Min(count, arrived.Length - _at);
            arrived.AsSpan(_at, moved).CopyTo(buffer);
            _at += moved;
            return moved;
        }

        public bool TryWrite(byte[] data, int count)
        {
            return true;
        }
    }

    private sealed class Networks : IImprovNetworks
    {
        public bool IsDone => true;

        public int Count => 8;

        public bool TryBegin()
        {
            return true;
        }

        public int ReadName(int index, byte[] name)
        {
            Array.Fill(name, (byte)'n');
            return name.Length;
        }

        public int SignalDbm(int index)
        {
            return -100;
        }

        public bool IsSecured(int index)
        {
            return true;
        }
    }
}
