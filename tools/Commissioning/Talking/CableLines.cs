using System.Text;

namespace EdgeNode.Commissioning;

/// <summary>The lines that come over a cable.</summary>
internal sealed class CableLines(Cable cable)
{
    // A box's line has at most a few hundred bytes; what never ends is no box.
    private const int GreatestLength = 4096;

    private readonly StringBuilder _line = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly char[] _letters = new char[GreatestLength];
    private readonly Queue<string> _whole = [];

    /// <summary>Whether anything has come, be it no text or no whole line.</summary>
    public bool HasHeard { get; private set; }

    /// <summary>Waits for the next line.</summary>
    /// <param name="silence">How long nothing may come.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The line without its end; null when nothing has come for so long.</returns>
    /// <exception cref="CableException">The port is no longer there.</exception>
    public async Task<string?> NextAsync(TimeSpan silence, CancellationToken cancel)
    {
        while (_whole.Count == 0)
        {
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(silence);
            try
            {
                Take(await cable.ReadAsync(limit.Token));
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return null;
            }
        }

        return _whole.Dequeue();
    }

    private void Take(ReadOnlyMemory<byte> bytes)
    {
        HasHeard = true;
        int length = _decoder.GetChars(bytes.Span, _letters, flush: false);
        foreach (char letter in _letters.AsSpan(0, length))
        {
            if (letter == '\n' || _line.Length == GreatestLength)
            {
                _whole.Enqueue(_line.ToString().TrimEnd('\r'));
                _line.Clear();
            }
            else
            {
                _line.Append(letter);
            }
        }
    }
}
