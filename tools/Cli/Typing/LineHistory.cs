namespace EdgeNode.Cli;

/// <summary>The lines that were typed, for as long as the command runs. A line with a secret in it never comes here.</summary>
public sealed class LineHistory
{
    private const int Most = 500;

    private readonly List<string> _lines = [];
    private int _at;
    private string _unfinished = "";

    /// <summary>Keeps a line, and stands behind it.</summary>
    public void Add(string line)
    {
        if (line.Length > 0 && (_lines.Count == 0 || _lines[^1] != line))
        {
            _lines.Add(line);
            if (_lines.Count > Most)
            {
                _lines.RemoveAt(0);
            }
        }

        _at = _lines.Count;
    }

    /// <summary>Stands behind the last line.</summary>
    public void Reset()
    {
        _at = _lines.Count;
    }

    /// <summary>The line before, or null where there is none.</summary>
    /// <param name="current">What is typed now, which <see cref="Later"/> gives back.</param>
    public string? Earlier(string current)
    {
        if (_at == 0)
        {
            return null;
        }

        if (_at == _lines.Count)
        {
            _unfinished = current;
        }

        return _lines[--_at];
    }

    /// <summary>The line after, at last the one that was being typed; null where there is none.</summary>
    public string? Later()
    {
        if (_at >= _lines.Count)
        {
            return null;
        }

        _at++;
        return _at == _lines.Count ? _unfinished : _lines[_at];
    }
}
