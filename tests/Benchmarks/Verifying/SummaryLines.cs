using System.Security.Cryptography;
using System.Text;

namespace EdgeNode.Benchmarks;

/// <summary>Good summaries, made while they are read: of one run, or each of a run of its own.</summary>
/// <param name="policy">Name of their policy.</param>
/// <param name="lines">How many.</param>
/// <param name="isOneRun">Whether all are of one run.</param>
internal sealed class SummaryLines(string policy, int lines, bool isOneRun) : Stream
{
    private const int LineLength = 311;
    private const int SlotSeconds = 900;
    private const int HashLength = 32;
    private const long FirstStart = 1_780_315_200;

    private readonly byte[] _line = new byte[LineLength + 1];
    private string _previous = new('0', HashLength);
    private int _next;
    private int _from = LineLength + 1;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_from == _line.Length)
        {
            if (_next == lines)
            {
                return 0;
            }

            Make(_next++);
            _from = 0;
        }

        int taken = Math.Min(count, _line.Length - _from);
        _line.AsSpan(_from, taken).CopyTo(buffer.AsSpan(offset));
        _from += taken;
        return taken;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Make(int number)
    {
        int seq = isOneRun ? number : 0;
        int run = isOneRun ? 0 : number;
        string text = $$"""{"v":1,"node":"node{{run}}","run":"{{run:x8}}","boot":1,"seq":{{seq}},"start":{{FirstStart + ((long)seq * SlotSeconds)}},"up":{{seq * SlotSeconds}},"len":{{SlotSeconds}},"policy":"{{policy}}","ch":{"footfall":3},"prev":"{{_previous}}"}""";
        Array.Fill(_line, (byte)' ');
        Encoding.ASCII.GetBytes(text, _line);
        _line[^1] = (byte)'\n';
        _previous = isOneRun ? Convert.ToHexStringLower(SHA256.HashData(_line.AsSpan(0, text.Length)))[..HashLength] : _previous;
    }
}
