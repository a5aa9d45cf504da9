using System.Globalization;
using System.Text.Json;

namespace EdgeNode.Benchmarks;

/// <summary>The figures of one run, in the order in which they are printed.</summary>
internal sealed class FigureList
{
    private const int NameWidth = 56;
    private const int ValueWidth = 14;
    private const int UnitWidth = 6;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly List<Figure> _figures = [];

    /// <summary>Whether no figure is over its limit.</summary>
    public bool IsWithinLimits => !_figures.Exists(figure => figure.IsOver);

    /// <summary>Adds a figure.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="value">The figure.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="atMost">The greatest value that is allowed, or null where there is no limit.</param>
    public void Add(string name, double value, string unit, double? atMost = null)
    {
        _figures.Add(new Figure(name, value, unit, atMost));
    }

    /// <summary>Prints one line for each figure, or all of them as one array of JSON.</summary>
    public void Print(TextWriter writer, bool isJson)
    {
        if (isJson)
        {
            writer.WriteLine(JsonSerializer.Serialize(
                _figures.Select(figure => new { name = figure.Name, value = figure.Value, unit = figure.Unit, atMost = figure.AtMost, over = figure.IsOver }),
                Indented));
            return;
        }

        foreach (Figure figure in _figures)
        {
            string verdict = figure.AtMost is { } limit ? $"at most {Shown(limit)}: {(figure.IsOver ? "OVER" : "ok")}" : "";
            string unit = figure.Unit.PadRight(UnitWidth);
            writer.WriteLine($"{figure.Name,-NameWidth}{Shown(figure.Value),ValueWidth} {unit} {verdict}".TrimEnd());
        }
    }

    private static string Shown(double value)
    {
        return value.ToString("#,0.##", CultureInfo.InvariantCulture);
    }
}
