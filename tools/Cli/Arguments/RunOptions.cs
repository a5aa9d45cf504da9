using System.CommandLine;
using System.Security.Cryptography;
using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary>The options that every run of a virtual box has.</summary>
public sealed class RunOptions
{
    private const string DefaultBoard = "esp32-devkit-v1";
    private const string DefaultPolicy = "policies/market-square.txt";
    private const ulong DefaultSeed = 1;

    private readonly Option<string> _output;
    private readonly Option<ulong> _seed;
    private readonly Option<string?> _policy;
    private readonly Option<string> _board;
    private readonly Option<int> _port;
    private readonly Option<bool> _quiet;
    private readonly Option<bool> _json;

    /// <summary>Makes the options.</summary>
    /// <param name="defaultFolder">Where results go when the user does not say.</param>
    /// <param name="withBroker">Whether the command may run on a broker of the user's own, where each run has a seed of its own.</param>
    public RunOptions(string defaultFolder, bool withBroker = false)
    {
        string seed = $"{DefaultSeed}{(withBroker ? "; with --broker a fresh one" : "")}";
        _output = new("--out") { Description = "Folder for the results", HelpName = "DIR", DefaultValueFactory = _ => defaultFolder };
        _seed = NumberOption.Whole("--seed", $"Seed of everything that is left to chance [default: {seed}]", 0UL, ulong.MaxValue, DefaultSeed);
        _seed.DefaultValueFactory = null; // The help would print it, broker or not.
        _policy = new("--policy") { Description = $"Policy text [default: {DefaultPolicy}]", HelpName = "FILE" };
        _board = new("--board") { Description = "Board, a folder of boards/", HelpName = "NAME", DefaultValueFactory = _ => DefaultBoard };
        _board.CompletionSources.Add(BoardFolder.Complete);
        _port = NumberOption.Whole("--port", "Port of the broker on 127.0.0.1; 0 takes a free one", 0, 65535, 0);
        _quiet = new("--quiet") { Description = "Print nothing but errors" };
        _json = new("--json") { Description = "Print the result as JSON" };
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _output, _seed, _policy, _board, _port, _quiet, _json })
        {
            command.Add(option);
        }
    }

    /// <summary>Those that say nothing to a run on a broker of the user's own: it has no folder and no broker here.</summary>
    public IReadOnlyList<Option> OfOwnBroker => [_output, _port];

    /// <summary>Those that say nothing to a box that is told over its service port what to be: its policy too, and its key has no seed.</summary>
    public IReadOnlyList<Option> OfToldRun => [_output, _port, _policy, _seed];

    /// <summary>Folder for the results.</summary>
    public string Folder(ParseResult parsed) => parsed.GetRequiredValue(_output);

    /// <summary>The seed.</summary>
    public ulong Seed(ParseResult parsed) => parsed.GetResult(_seed) is null ? DefaultSeed : parsed.GetValue(_seed);

    /// <summary>
    /// The seed of a box at a broker of the user's own: another at each run unless one is given. A box that came again with the same
    /// run and numbers and other readings would be a box that changes what it has sent.
    /// </summary>
    public ulong FreshSeed(ParseResult parsed)
    {
        return parsed.GetResult(_seed) is not null ? Seed(parsed) : BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    }

    /// <summary>Port of the broker; 0 for a free one.</summary>
    public int Port(ParseResult parsed) => parsed.GetValue(_port);

    /// <summary>How much is to be printed.</summary>
    public OutputStyle Style(ParseResult parsed)
    {
        return parsed.GetValue(_json) ? OutputStyle.Json : parsed.GetValue(_quiet) ? OutputStyle.Quiet : OutputStyle.People;
    }

    /// <summary>The policy.</summary>
    /// <exception cref="UnusableInputException">It cannot be read, or is refused.</exception>
    public Policy Policy(ParseResult parsed)
    {
        return PolicyFile.Read(parsed.GetValue(_policy) ?? Path.Combine(SourceFolder.Find(), DefaultPolicy));
    }

    /// <summary>The board.</summary>
    /// <exception cref="UnusableInputException">There is no such board, or its file is refused.</exception>
    public Board Board(ParseResult parsed)
    {
        return BoardFolder.Load(parsed.GetRequiredValue(_board), "--board");
    }
}
