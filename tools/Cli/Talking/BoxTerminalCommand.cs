using System.CommandLine;
using EdgeNode.Commissioning;

namespace EdgeNode.Cli;

/// <summary><c>edgenode console</c>: a terminal to the console of a box at its service cable.</summary>
public static class BoxTerminalCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string?> port = new("--port") { Description = "Serial port of the service cable [default: the only one there is]", HelpName = "P" };
        Option<bool> json = new("--json") { Description = "For lines from a pipe: print each answer as a line of JSON" };
        Command command = new("console", "Talks to a box over its service cable; lines from a pipe are told one by one") { port, json };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(port), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string? named, bool isJson, CancellationToken cancel)
    {
        try
        {
            string FindPort()
            {
                return named ?? PortList.FindOnly();
            }

            if (isJson && !Console.IsInputRedirected)
            {
                throw new UnusableInputException("--json: found a terminal; allowed: with lines from a pipe, such as: printf 'status\\n' | edgenode console --json");
            }

            if (!Console.IsInputRedirected)
            {
                // What is typed before the box answers is shown once, then: by the editor, and not by the terminal before it.
                _ = Console.KeyAvailable;
            }

            ConsoleClient console = await ConsoleClient.OpenAsync(FindPort(), cancel);
            if (Console.IsInputRedirected)
            {
                using (console)
                {
                    return await new PipedTalk(console, isJson).RunAsync(Console.In, cancel);
                }
            }

            await using TypedTalk talk = new(console, FindPort);
            return await talk.RunAsync(cancel);
        }
        catch (Exception failure) when (failure is CableException or BoxException)
        {
            throw new UnusableInputException(failure.Message);
        }
    }
}
