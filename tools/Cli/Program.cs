using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using EdgeNode.Cli;
using EdgeNode.City;
using EdgeNode.Reports;
using EdgeNode.Sbom;
using EdgeNode.VirtualUplink;

// Not a RootCommand: that one calls itself by the name of the assembly.
Command root = new("edgenode", "A sensor box for cities: what it reads stays in the box, what it sends can be read by everyone.")
{
    DemoCommand.Create(),
    SimulateCommand.Create(),
    ReceiveCommand.Create(),
    VerifyCommand.Create(),
    AuditCommand.Create(),
    PolicyCommand.Create(),
    SbomCommand.Create(),
    BoardCommand.Create(),
    FlashCommand.Create(),
    new HelpOption(),
    new VersionOption(),
};

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"edgenode: {parsed.Errors[^1].Message}");
    Console.Error.WriteLine($"Try: {PathOf(parsed.CommandResult.Command)} --help");
    return ExitCode.Unusable;
}

if (EmptyIn(parsed) is { } empty)
{
    // A variable of the shell that is not set, most of the time.
    Console.Error.WriteLine($"edgenode: {empty}: found an empty text; allowed is one with something in it");
    return ExitCode.Unusable;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
}
catch (Exception refusal) when (refusal is UnusableInputException or CityException or CredentialException or ReportException or SbomException)
{
    Console.Error.WriteLine($"edgenode: {refusal.Message}");
    return ExitCode.Unusable;
}
catch (OperationCanceledException)
{
    return ExitCode.Interrupted;
}

static string? EmptyIn(ParseResult parsed)
{
    return parsed.CommandResult.Children
        .Where(child => child.Tokens.Any(token => token.Value.Length == 0))
        .Select(child => child is OptionResult option ? option.Option.Name : ((ArgumentResult)child).Argument.Name)
        .FirstOrDefault();
}

static string PathOf(Command command)
{
    Command? above = command.Parents.OfType<Command>().FirstOrDefault();
    return above is null ? "edgenode" : $"{PathOf(above)} {command.Name}";
}
