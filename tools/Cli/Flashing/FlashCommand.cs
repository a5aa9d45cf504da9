using System.CommandLine;
using EdgeNode.Boards;
using EdgeNode.Flashing;

namespace EdgeNode.Cli;

/// <summary><c>edgenode flash</c>: puts runtime and firmware on a box with nanoff, and makes the box's label.</summary>
public static class FlashCommand
{
    private const string DefaultFirmware = "firmware/Composition/bin/device/Release/EdgeNode.Firmware.bin";

    // A port for commands that are only shown.
    private const string AnyPort = "PORT";

    private static readonly TimeSpan StepLimit = TimeSpan.FromMinutes(10);

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string> board = new("--board") { Description = "Board in your hand, a folder of boards/", HelpName = "NAME", Required = true };
        board.CompletionSources.Add(BoardFolder.Complete);
        Option<string?> port = new("--port") { Description = "Serial port [default: the only one there is]", HelpName = "P" };
        Option<bool> stock = new("--stock") { Description = "nanoFramework's own runtime: for the bench, its memory can be read" };
        Option<string?> image = new("--image") { Description = $"Folder with the {FlashRequest.RuntimeFileName} built with nf.config: for the street", HelpName = "DIR" };
        Option<string?> firmware = new("--firmware") { Description = $"Firmware [default: {DefaultFirmware}]", HelpName = "FILE" };
        Option<string?> store = new("--store") { Description = "With --stock: folder with what the box is told about itself", HelpName = "DIR" };
        Option<string?> node = new("--node") { Description = "For the label: node id of the box [default: the one in --store]", HelpName = "ID" };
        Option<string?> url = new("--url") { Description = "For the label: page that says what the box measures", HelpName = "URL" };
        Option<string> output = new("--out") { Description = "For the label: folder", HelpName = "DIR", DefaultValueFactory = _ => "." };
        Option<bool> dryRun = new("--dry-run") { Description = "Print the nanoff commands, one a line, and run none" };
        Command command = new("flash", "Flashes a box with nanoff and makes its label") { board, port, stock, image, firmware, store, node, url, output, dryRun };
        command.SetAction((parsed, cancel) =>
        {
            Board chosen = BoardFolder.Load(parsed.GetRequiredValue(board), "--board");
            string? runtime = RuntimeFile(parsed.GetValue(stock), parsed.GetValue(image));
            string application = parsed.GetValue(firmware) ?? Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(SourceFolder.Find(), DefaultFirmware));
            FlashRequest request = new(chosen, parsed.GetValue(port) ?? AnyPort, application, runtime);
            BoxWords words = new(parsed.GetValue(store), parsed.GetValue(node), parsed.GetValue(url), parsed.GetRequiredValue(output));
            return RunAsync(request, parsed.GetValue(port) is not null, words, parsed.GetValue(dryRun), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(FlashRequest request, bool hasPort, BoxWords words, bool isDryRun, CancellationToken cancel)
    {
        try
        {
            request.CheckNames();
            BoxStore? store = words.ReadStore(isStock: request.RuntimeFile is null);
            BoxLabel? label = words.MakeLabel(store);
            request = request with { Store = store };
            if (isDryRun)
            {
                foreach (NanoffCommand command in FlashPlan.Make(request))
                {
                    Console.WriteLine(command);
                }

                return ExitCode.Ok;
            }

            request.CheckFiles();
            if (label is not null)
            {
                OutputFolder.Require(words.Folder);
            }

            NanoffTool nanoff = NanoffTool.Find(Environment.GetEnvironmentVariable("PATH") ?? "");
            if (!hasPort)
            {
                request = request with { Port = await SerialPorts.FindOnlyAsync(nanoff, cancel) };
            }

            await FlashAsync(nanoff, request, cancel);
            Print(request, label?.Save(words.Folder));
            return ExitCode.Ok;
        }
        catch (FlashException failure) when (failure.HasWritten)
        {
            Console.Error.WriteLine($"edgenode: {failure.Message}");
            Console.Error.WriteLine("edgenode: the box is not usable as it is; nothing on it is lost for good: flash it again");
            return ExitCode.CheckFailed;
        }
        catch (FlashException failure)
        {
            throw new UnusableInputException(failure.Message);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("edgenode: interrupted; nanoff was ended. The box may be half written: flash it again");
            return ExitCode.Interrupted;
        }
    }

    private static async Task FlashAsync(NanoffTool nanoff, FlashRequest request, CancellationToken cancel)
    {
        foreach (string note in FlashPlan.Notes(request))
        {
            Console.Error.WriteLine($"note: {note}");
        }

        using FlashDisplay display = new();
        using CancellationTokenSource limit = new();
        Flasher flasher = new(nanoff, _ =>
        {
            limit.CancelAfter(StepLimit);
            return limit.Token;
        });
        await flasher.RunAsync(request, display.Show, cancel);
    }

    private static void Print(FlashRequest request, IReadOnlyList<string>? labels)
    {
        string runtime = request.RuntimeFile is null ? "stock runtime" : "hardened runtime";
        Console.WriteLine($"{request.Board.Name} on {request.Port}: {runtime} and firmware written and verified.");
        if (request.Store is not null)
        {
            Console.WriteLine($"It was told that it is {request.Store.Node}: {string.Join(", ", request.Store.Names)}.");
            Console.WriteLine($"It is locked. What unlocks it: {request.Store.UnlockSecretFile}");
        }

        Console.WriteLine(labels is null ? "No label: give --node and --url." : $"Label: {string.Join(", ", labels)}");
    }

    private static string? RuntimeFile(bool isStock, string? image)
    {
        return (isStock, image) switch
        {
            (true, null) => null,
            (false, not null) => Path.Combine(image, FlashRequest.RuntimeFileName),
            (true, _) => throw new UnusableInputException("flash: found --stock and --image; allowed is one of them"),
            _ => throw new UnusableInputException("flash: found neither --stock nor --image; --image DIR is for the street, --stock for the bench (its memory can be read)"),
        };
    }
}
