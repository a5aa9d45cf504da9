namespace EdgeNode.Benchmarks;

/// <summary>Measures EdgeNode, prints one line for each figure, and fails when a figure is over its limit.</summary>
internal static class Program
{
    private const int WithinLimits = 0;
    private const int OverLimit = 1;
    private const int Misused = 2;

    private const string JsonOption = "--json";

    private static async Task<int> Main(string[] args)
    {
        if (args is [LoadProcess.Name, ..])
        {
            return await LoadProcess.RunAsync(args);
        }

        string[] names = [.. args.Where(arg => arg != JsonOption)];
        if (names is not [string name])
        {
            return Refuse();
        }

        FigureList? figures = name switch
        {
            "micro" => MicroRun.Measure(),
            "year" => YearRun.Measure(),
            "week" => await WeekRun.MeasureAsync(),
            "wire" => await WireRun.MeasureAsync(),
            "verify" => VerifyRun.Measure(),
            "intake" => await IntakeRun.MeasureAsync(),
            _ => null,
        };
        if (figures is null)
        {
            return Refuse();
        }

        figures.Print(Console.Out, isJson: args.Contains(JsonOption));
        return figures.IsWithinLimits ? WithinLimits : OverLimit;
    }

    private static int Refuse()
    {
        Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- micro|year|week|wire|verify|intake [--json]");
        return Misused;
    }
}
