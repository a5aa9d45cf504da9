using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using EdgeNode.Cli;

Screen.Open();
using StopSignals stop = new();

// Not a RootCommand: that one calls itself by the name of the assembly.
Command root = new("edgenode", "A sensor box for cities: what it reads stays in the box, what it sends can be read by everyone.")
{
    DemoCommand.Create(stop),
    SimulateCommand.Create(stop),
    ReceiveCommand.Create(stop),
    GatewayCommand.Create(stop),
    VerifyCommand.Create(),
    AuditCommand.Create(),
    PolicyCommand.Create(),
    SbomCommand.Create(),
    BoardCommand.Create(),
    FlashCommand.Create(),
    ProvisionCommand.Create(),
    BoxTerminalCommand.Create(),
    CaCommand.Create(),
    BrokerCommand.Create(),
    new HelpOption(),
    new VersionOption(),
};
root.Add(CompletionCommand.Create());

try
{
    if (CompletionCommand.IsQuestion(args))
    {
        return CompletionCommand.Answer(root, args);
    }

    // '@name' is an argument like any other, and not a file of arguments.
    ParserConfiguration words = new() { ResponseFileTokenReplacer = null };
    if (args.Length == 0)
    {
        root.Parse(["--help"], words).Invoke(new InvocationConfiguration { Output = Console.Error });
        return ExitCode.Unusable;
    }

    ParseResult parsed = root.Parse(args, words);
    if (UsageFault.Of(parsed, args) is { } fault)
    {
        Console.Error.WriteLine($"edgenode: {fault}");
        Console.Error.WriteLine($"Try: {UsageFault.PathOf(parsed.CommandResult.Command)} --help");
        return ExitCode.Unusable;
    }

    if (parsed.Action is AsynchronousCommandLineAction)
    {
        stop.Listen();
    }

    Task<int> run = parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
    return await Task.WhenAny(run, stop.Overdue) == run ? await run : stop.IsTermination ? ExitCode.Terminated : ExitCode.Interrupted;
}
catch (Exception failure) when (Refusal.Of(failure) is not null)
{
    Console.Error.WriteLine($"edgenode: {Refusal.Of(failure)}");
    return ExitCode.Unusable;
}
catch (OperationCanceledException)
{
    return stop.IsTermination ? ExitCode.Terminated : ExitCode.Interrupted;
}
