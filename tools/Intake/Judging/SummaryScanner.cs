using System.Text;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Intake;

/// <summary>
/// Reads a summary that stands in its one form, byte by byte and in one pass: a city receives tens of thousands a second. What it
/// does not take, City's <see cref="City.SummaryForm"/> reads slowly and says why. A test holds the two against each other.
/// </summary>
internal ref struct SummaryScanner
{
    private const int HashDigits = Policy.HashLength;

    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private bool _isInForm;

    private SummaryScanner(ReadOnlySpan<byte> text)
    {
        _text = text;
        _isInForm = text.Length == SummaryText.Length;
    }

    /// <summary>Reads a payload.</summary>
    /// <param name="payload">The payload as it came.</param>
    /// <param name="values">What it says; of no use when false is returned.</param>
    /// <param name="node">The node that it names; of no use when false is returned.</param>
    /// <returns>False when one byte stands otherwise than it may.</returns>
    internal static bool TryScan(ReadOnlySpan<byte> payload, out SummaryValues values, out ReadOnlySpan<byte> node)
    {
        SummaryScanner scanner = new(payload);
        scanner.Literal("{\"v\":1,\"node\":\""u8);
        node = scanner.Identifier();
        scanner.Literal("\",\"run\":\""u8);
        uint run = (uint)scanner.Hexadecimal(SummaryText.RunLength);
        scanner.Literal("\",\"boot\":"u8);
        int boot = (int)scanner.Number(SummaryText.GreatestBoot);
        scanner.Literal(",\"seq\":"u8);
        int seq = (int)scanner.Number(SummaryText.GreatestSeq);
        scanner.Literal(",\"start\":"u8);
        long start = scanner.Skip("null"u8) ? SummaryValues.NoStart : scanner.Number(SummaryText.GreatestStartUtcSeconds);
        scanner.Literal(",\"up\":"u8);
        int up = (int)scanner.Number(SummaryText.GreatestUpSeconds);
        scanner.Literal(",\"len\":"u8);
        int length = (int)scanner.Number(SummaryText.GreatestLengthSeconds);
        scanner.Literal(",\"policy\":\""u8);
        UInt128 policy = scanner.Hexadecimal(HashDigits);
        scanner.Literal("\",\"ch\":{"u8);
        string buckets = scanner.Channels();
        scanner.Literal("},\"prev\":\""u8);
        UInt128 previous = scanner.Hexadecimal(HashDigits);
        scanner.Literal("\"}"u8);
        scanner.Padding();
        values = new SummaryValues
        {
            Run = run,
            Boot = boot,
            Seq = seq,
            StartUtc = start,
            UpSeconds = up,
            LengthSeconds = length,
            Policy = policy,
            Buckets = buckets,
            Previous = previous,
        };
        return scanner._isInForm;
    }

    private bool Skip(ReadOnlySpan<byte> expected)
    {
        bool isThere = _isInForm && _text[_at..].StartsWith(expected);
        _at += isThere ? expected.Length : 0;
        return isThere;
    }

    private void Literal(ReadOnlySpan<byte> expected)
    {
        _isInForm = Skip(expected);
    }

    private ReadOnlySpan<byte> Identifier()
    {
        int from = _at;
        while (_isInForm && _at < _text.Length && IsOfAnIdentifier(_text[_at]))
        {
            _at++;
        }

        _isInForm = _isInForm && _at > from && _at - from <= Policies.Identifier.GreatestNodeLength;
        return _text[from.._at];
    }

    private UInt128 Hexadecimal(int digits)
    {
        UInt128 value = 0;
        _isInForm = _isInForm && _text.Length - _at >= digits;
        for (int i = 0; _isInForm && i < digits; i++)
        {
            int digit = "0123456789abcdef"u8.IndexOf(_text[_at]);
            _isInForm = digit >= 0;
            value = (value << 4) | (uint)digit;
            _at++;
        }

        return value;
    }

    private long Number(long greatest)
    {
        long value = 0;
        int from = _at;
        while (_isInForm && _at < _text.Length && char.IsAsciiDigit((char)_text[_at]) && value <= greatest)
        {
            value = (value * 10) + (_text[_at] - '0');
            _at++;
        }

        bool hasLeadingZero = _at - from > 1 && _text[from] == '0';
        _isInForm = _isInForm && _at > from && value <= greatest && !hasLeadingZero;
        return value;
    }

    private string Channels()
    {
        if (Skip("}"u8))
        {
            _at--;
            return "";
        }

        StringBuilder code = new();
        Span<Range> names = stackalloc Range[SummaryBody.MaxChannels];
        int count = 0;
        int namesLength = 0;
        do
        {
            Literal("\""u8);
            int from = _at;
            int length = _isInForm ? _text[_at..].IndexOf((byte)'"') : -1;
            _isInForm = length > 0 && count < SummaryBody.MaxChannels && (namesLength += length) <= Policy.GreatestNamesLength;
            if (!_isInForm)
            {
                break;
            }

            Range name = from..(from + length);
            RefuseSecond(names[..count], name);
            names[count++] = name;
            _at += length;
            Channel(code, _text[name]);
        }
        while (Skip(","u8));
        return code.ToString();
    }

    private void RefuseSecond(scoped ReadOnlySpan<Range> names, Range name)
    {
        foreach (Range earlier in names)
        {
            _isInForm = _isInForm && !_text[earlier].SequenceEqual(_text[name]);
        }
    }

    private void Channel(StringBuilder code, ReadOnlySpan<byte> nameBytes)
    {
        Literal("\":"u8);
        string name = Encoding.ASCII.GetString(nameBytes);
        int bucket = Skip("null"u8) ? SummaryBody.Absent : (int)Number(Policy.GreatestLimitCount);
        _isInForm = _isInForm && ChannelName.TryParse(name, out _);
        if (_isInForm)
        {
            ChannelName.TryParse(name, out ChannelKind kind);
            BucketCode.Append(code, kind, name[ChannelTable.Of(kind).Name.Length..].TrimStart('.'), bucket);
        }
    }

    private void Padding()
    {
        _isInForm = _isInForm && _text[_at..].IndexOfAnyExcept((byte)' ') < 0;
    }

    private static bool IsOfAnIdentifier(byte value)
    {
        return char.IsAsciiLetterLower((char)value) || char.IsAsciiDigit((char)value) || value == '-';
    }
}
