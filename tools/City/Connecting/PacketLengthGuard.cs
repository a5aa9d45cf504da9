namespace EdgeNode.City;

/// <summary>
/// Follows the packets of an MQTT connection as they are read (MQTT 5, 2.1: a type, a length of one to four bytes, as many bytes), and
/// refuses one that is too long as soon as its length is known.
/// </summary>
/// <param name="greatestPacket">Most bytes of a packet after its length.</param>
internal sealed class PacketLengthGuard(int greatestPacket)
{
    private const int MoreFollows = 0x80;
    private const int BitsOfALengthByte = 7;

    private bool _isInLength;
    private int _length;
    private int _shift;
    private int _toSkip;

    /// <summary>Follows some bytes.</summary>
    /// <exception cref="IOException">A packet is too long.</exception>
    internal void Pass(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_toSkip > 0)
            {
                int skipped = Math.Min(_toSkip, bytes.Length);
                _toSkip -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            if (_isInLength)
            {
                TakeLength(bytes[0]);
            }
            else
            {
                (_isInLength, _length, _shift) = (true, 0, 0);
            }

            bytes = bytes[1..];
        }
    }

    private void TakeLength(byte value)
    {
        _length |= (value & ~MoreFollows) << _shift;
        _shift += BitsOfALengthByte;
        if (_length > greatestPacket)
        {
            throw new IOException($"a packet of more than {greatestPacket} bytes came, which is not allowed");
        }

        if ((value & MoreFollows) == 0)
        {
            _isInLength = false;
            _toSkip = _length;
        }
    }
}
