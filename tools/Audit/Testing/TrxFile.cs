using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace EdgeNode.Audit;

/// <summary>Reads results of tests in the TRX form of Visual Studio.</summary>
internal static class TrxFile
{
    private const string FigureMark = "figure: ";

    // A test that lacks what it needs says so and passes. That proves nothing.
    private const string SkippedMark = "skipped:";

    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The results of named tests.</summary>
    /// <param name="file">The file.</param>
    /// <param name="tests">The tests.</param>
    /// <exception cref="AuditException">The file is no TRX.</exception>
    public static IReadOnlyList<TestResult> Read(string file, IEnumerable<NamedTest> tests)
    {
        XElement run = Load(file);
        Dictionary<string, XElement> methods = run.Descendants(Trx + "UnitTest")
            .ToDictionary(test => Value(test, "id"), test => test.Element(Trx + "TestMethod")!);
        ILookup<(string Class, string Method), XElement> results = run.Descendants(Trx + "UnitTestResult")
            .ToLookup(result => Name(methods[Value(result, "testId")]));
        return [.. tests.Select(test => Judge(test, [.. results[(test.Class, test.Method)]]))];
    }

    private static TestResult Judge(NamedTest test, XElement[] cases)
    {
        if (cases.Length == 0)
        {
            return TestResult.Absent(test, "no such test ran");
        }

        string[] lines = [.. cases.SelectMany(Lines)];
        string? skipped = lines.FirstOrDefault(line => line.StartsWith(SkippedMark, StringComparison.Ordinal));
        XElement? failed = cases.FirstOrDefault(result => Value(result, "outcome") is not ("Passed" or "NotExecuted"));
        TestOutcome outcome = failed is not null ? TestOutcome.Failed
            : skipped is not null || cases.Any(result => Value(result, "outcome") == "NotExecuted") ? TestOutcome.Skipped
            : TestOutcome.Passed;
        TimeSpan duration = cases
            .Select(result => TimeSpan.TryParse((string?)result.Attribute("duration"), CultureInfo.InvariantCulture, out TimeSpan time) ? time : TimeSpan.Zero)
            .Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
        string? message = failed?.Descendants(Trx + "Message").FirstOrDefault()?.Value.Trim().ReplaceLineEndings(" ") ?? skipped;
        string[] figures = [.. lines.Where(line => line.StartsWith(FigureMark, StringComparison.Ordinal)).Select(line => line[FigureMark.Length..].Trim())];
        return new TestResult(test, outcome, cases.Length, duration, figures, message);
    }

    private static IEnumerable<string> Lines(XElement result)
    {
        return result.Descendants(Trx + "StdOut").SelectMany(output => output.Value.ReplaceLineEndings("\n").Split('\n'));
    }

    private static (string Class, string Method) Name(XElement method)
    {
        string name = Value(method, "className");
        return (name[(name.LastIndexOfAny(['.', '+']) + 1)..], Value(method, "name").Split('(', ' ')[0]);
    }

    private static XElement Load(string file)
    {
        try
        {
            return XDocument.Load(file).Root!;
        }
        catch (XmlException failure)
        {
            throw new AuditException($"{file}: the results of the tests cannot be read: {failure.Message}");
        }
    }

    private static string Value(XElement element, string attribute)
    {
        return element.Attribute(attribute)?.Value ?? throw new AuditException($"the results of the tests have no '{attribute}' in {element.Name.LocalName}");
    }
}
