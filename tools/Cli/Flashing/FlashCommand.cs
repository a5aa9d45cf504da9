using System.CommandLine;
using EdgeNode.Boards;
using EdgeNode.Flashing;

namespace EdgeNode.Cli;

/// <summary><c>edgenode flash</c>: puts runtime and firmware on a box with nanoff, and makes the box's label.</summary>
public static class FlashCommand
{
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
        Option<string?> release = new("--release") { Description = "Published release with firmware and runtime: the .tar.gz, or its folder", HelpName = "PATH" };
        Option<string?> firmware = new("--firmware") { Description = "Firmware [default: the one that was built here]", HelpName = "FILE" };
        Option<string?> store = new("--store") { Description = "With --stock: folder with what the box is told about itself", HelpName = "DIR" };
        Option<string?> node = new("--node") { Description = "For the label: node id of the box [default: the one in --store]", HelpName = "ID" };
        Option<string?> url = new("--url") { Description = "For the label: page that says what the box measures", HelpName = "URL" };
        Option<string> output = new("--out") { Description = "For the label: folder", HelpName = "DIR", DefaultValueFactory = _ => "." };
        Option<bool> dryRun = new("--dry-run") { Description = "Print the nanoff commands, one a line, and run none" };
        Command command = new("flash", "Flashes a box with nanoff and makes its label") { board, port, release, stock, image, firmware, store, node, url, output, dryRun };
        command.SetAction((parsed, cancel) =>
        {
            Board chosen = BoardFolder.Load(parsed.GetRequiredValue(board), "--board");
            BoxWords words = new(parsed.GetValue(store), parsed.GetValue(node), parsed.GetValue(url), parsed.GetRequiredValue(output));
            string? released = parsed.GetValue(release);
            if (released is not null && (parsed.GetValue(image) ?? parsed.GetValue(firmware)) is not null)
            {
                throw new UnusableInputException("flash: found --release with --image or --firmware; allowed: --release alone, it has both, or with --stock");
            }

            Func<FlashImages> choose = released is null
                ? () => FlashImages.Built(parsed.GetValue(stock), parsed.GetValue(image), parsed.GetValue(firmware))
                : () => FlashImages.Released(released, chosen.Name, parsed.GetValue(stock), parsed.GetValue(dryRun));
            return RunAsync(chosen, parsed.GetValue(port), choose, words, parsed.GetValue(dryRun), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(Board board, string? port, Func<FlashImages> choose, BoxWords words, bool isDryRun, CancellationToken cancel)
    {
        try
        {
            using FlashImages images = choose();
            FlashRequest request = new(board, port ?? AnyPort, images.Firmware, images.Runtime);
            request.CheckNames();
            BoxStore? store = words.ReadStore(isStock: request.RuntimeFile is null);
            BoxLabel? label = words.MakeLabel(store);
            request = request with { Store = store };
            if (isDryRun)
            {
                if (images.Note is not null)
                {
                    Console.Error.WriteLine($"note: {images.Note}");
                }

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
            if (port is null)
            {
                request = request with { Port = await SerialPorts.FindOnlyAsync(nanoff, cancel) };
            }

            await FlashAsync(nanoff, request, images.Note, cancel);
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

    private static async Task FlashAsync(NanoffTool nanoff, FlashRequest request, string? about, CancellationToken cancel)
    {
        foreach (string note in FlashPlan.Notes(request).Prepend(about).OfType<string>())
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
        if (request.Store is null)
        {
            Console.WriteLine("Next: plug the 3.3 V cable into the service header and run: edgenode provision");
        }
    }
}
