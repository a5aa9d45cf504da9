using System.CommandLine;
using EdgeNode.Boards;

namespace EdgeNode.Cli;

/// <summary><c>edgenode board NAME</c>: writes the C# source of a board for the device build.</summary>
public static class BoardCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = "Board, a folder of boards/" };
        name.CompletionSources.Add(BoardFolder.Complete);
        Option<bool> check = new("--check") { Description = "Write nothing; say whether the source is what board.txt gives" };
        Command command = new("board", $"Writes boards/NAME/{BoardSource.FileName} for the device build from board.txt") { name, check };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name), parsed.GetValue(check)));
        return command;
    }

    private static int Run(string name, bool isCheck)
    {
        Board board = BoardFolder.Load(name, "board");
        string shown = $"boards/{board.Name}/{BoardSource.FileName}";
        string path = Path.Combine(SourceFolder.Find(), "boards", board.Name, BoardSource.FileName);
        string source = BoardSource.Write(board);
        try
        {
            if (isCheck)
            {
                bool isSame = File.Exists(path) && File.ReadAllText(path) == source;
                if (!isSame)
                {
                    Console.Error.WriteLine($"edgenode: {shown} is not what board.txt gives; run: edgenode board {board.Name}");
                    return ExitCode.CheckFailed;
                }

                Console.WriteLine($"{shown}: as board.txt gives it.");
                return ExitCode.Ok;
            }

            File.WriteAllText(path, source);
            Console.WriteLine($"{shown}: written.");
            return ExitCode.Ok;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{shown}: cannot be {(isCheck ? "read" : "written")}");
        }
    }
}
