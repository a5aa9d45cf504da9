using System.Text;

namespace EdgeNode.Simulator;

/// <summary>Reads bytes that are not UTF-8 as ISO 8859-1, the encoding of older spreadsheets, and remembers that it did.</summary>
internal sealed class Latin1Fallback : DecoderFallback
{
    /// <summary>Whether there was such a byte.</summary>
    public bool IsUsed { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 4;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer()
    {
        return new Buffer(this);
    }

    private sealed class Buffer(Latin1Fallback owner) : DecoderFallbackBuffer
    {
        private string _letters = "";
        private int _next;

        /// <inheritdoc/>
        public override int Remaining => _letters.Length - _next;

        /// <inheritdoc/>
        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.IsUsed = true;
            _letters = Encoding.Latin1.GetString(bytesUnknown);
            _next = 0;
            return true;
        }

        /// <inheritdoc/>
        public override char GetNextChar()
        {
            return _next < _letters.Length ? _letters[_next++] : '\0';
        }

        /// <inheritdoc/>
        public override bool MovePrevious()
        {
            bool canMove = _next > 0;
            _next -= canMove ? 1 : 0;
            return canMove;
        }
    }
}
