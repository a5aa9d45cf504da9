using System.CommandLine;
using System.CommandLine.Help;
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

// '@name' is an argument like any other, and not a file of arguments.
ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (UsageFault.Of(parsed) is { } fault)
{
    Console.Error.WriteLine($"edgenode: {fault}");
    Console.Error.WriteLine($"Try: {UsageFault.PathOf(parsed.CommandResult.Command)} --help");
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
