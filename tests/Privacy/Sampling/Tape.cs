using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests;

/// <summary>Entropy that is a tape of bytes and then nothing: what a draw will give is known before it.</summary>
internal sealed class Tape(int capacity) : IEntropy
{
    private readonly byte[] _bytes = new byte[capacity];
    private int _length;

    /// <summary>Bytes played so far.</summary>
    public int Position { get; private set; }

    /// <summary>Whether more was asked for than is on the tape.</summary>
    public bool HasRunOut { get; private set; }

    /// <summary>A tape of these bytes.</summary>
    public static Tape Of(params byte[] bytes)
    {
        Tape tape = new(bytes.Length);
        bytes.CopyTo(tape._bytes, 0);
        tape.Rewind(bytes.Length);
        return tape;
    }

    /// <summary>Writes a byte without playing it.</summary>
    public void Write(int position, byte value)
    {
        _bytes[position] = value;
    }

    /// <summary>Makes the tape end after so many bytes, and starts again at its beginning.</summary>
    public void Rewind(int length)
    {
        _length = length;
        Position = 0;
        HasRunOut = false;
    }

    public bool TryFill(byte[] buffer)
    {
        if (_length - Position < buffer.Length)
        {
            HasRunOut = true;
            return false;
        }

        Array.Copy(_bytes, Position, buffer, 0, buffer.Length);
        Position += buffer.Length;
        return true;
    }
}
