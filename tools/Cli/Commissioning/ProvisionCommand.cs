using System.CommandLine;
using EdgeNode.Commissioning;

namespace EdgeNode.Cli;

/// <summary><c>edgenode provision</c>: tells a box at its service cable all that it needs, has its key certified, proves and locks it.</summary>
public static class ProvisionCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        ProvisionOptionSet options = new();
        Command command = new("provision", "Tells a new box what it is, over its service cable, and locks it; broken off, the same command goes on");
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                return await ProvisionRun.RunAsync(options.Read(parsed), cancel);
            }
            catch (PlanException fault)
            {
                foreach (string line in fault.Message.Split('\n'))
                {
                    Console.Error.WriteLine($"edgenode: {PlainText.OneLine(line)}");
                }

                return ExitCode.Unusable;
            }
            catch (Exception failure) when (failure is CableException or BoxException)
            {
                throw new UnusableInputException(failure.Message);
            }
            catch (OperationCanceledException)
            {
                Console.Error.WriteLine("edgenode: interrupted; what was done stays: the same command goes on from there");
                return ExitCode.Interrupted;
            }
        });
        return command;
    }
}
