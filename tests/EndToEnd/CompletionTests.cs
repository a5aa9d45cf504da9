using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What a shell completes, asked in a real bash.</summary>
[TestClass]
public class CompletionTests
{
    // Sets what bash sets when somebody presses Tab, calls what the script has registered, and prints the words.
    private const string PressTab = """
        eval "$(edgenode completion bash)"
        registered=$(complete -p edgenode)
        case $registered in *"-o default"*) ;; *) echo "no file names: $registered" ;; esac
        COMP_LINE=$1
        COMP_POINT=${#COMP_LINE}
        read -ra COMP_WORDS <<<"$COMP_LINE"
        case $COMP_LINE in *' ') COMP_WORDS+=("") ;; esac
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _edgenode
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    [TestMethod]
    [DataRow("edgenode si", "simulate")]
    [DataRow("edgenode ga", "gateway")]
    [DataRow("edgenode gateway --log", "--log-format --log-level")]
    [DataRow("edgenode policy ", "--help check")]
    [DataRow("edgenode demo --po", "--policy --port")]
    [DataRow("edgenode demo --board esp32-c3", "esp32-c3-mini")]
    [DataRow("edgenode board xiao", "xiao-esp32-s3")]
    [DataRow("edgenode completion ", "--help bash pwsh zsh")]
    [DataRow("edgenode verify rec", "")]
    [DataRow("edgenode demo --policy p", "")]
    [DataRow("edgenode demo '$(touch made)' --po", "--policy --port")]
    public async Task Bash_completes(string line, string expected)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: no bash");
            return;
        }

        using TestFolder folder = new();
        BufferedCommandResult end = await new Command("bash")
            .WithArguments(["-c", $"edgenode() {{ dotnet '{EdgeNodeCommand.File}' \"$@\"; }}\n{PressTab}", "bash", line])
            .WithWorkingDirectory(folder.Root)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        Assert.AreEqual("", end.StandardError);
        string[] words = [.. end.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
        Assert.AreEqual(expected, string.Join(' ', words));
        Assert.IsEmpty(Directory.GetFiles(folder.Root));
    }

    [TestMethod]
    [DataRow("bash")]
    [DataRow("zsh")]
    [DataRow("pwsh")]
    public async Task A_script_is_one_its_shell_can_read(string shell)
    {
        CommandResult end = await EdgeNodeCommand.RunAsync("completion", shell);
        Assert.AreEqual(0, end.ExitCode, end.Errors);
        Assert.Contains("[suggest:", end.Output);
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, shell)).FirstOrDefault(File.Exists);
        if (program is null)
        {
            Console.WriteLine($"skipped: {shell} is not there");
            return;
        }

        using TestFolder folder = new();
        string script = folder.File("completion.ps1");
        File.WriteAllText(script, end.Output);
        string[] arguments = shell == "pwsh" ? ["-NoProfile", "-File", script] : ["-n", script];
        BufferedCommandResult read = await new Command(program).WithArguments(arguments).ExecuteBufferedAsync();
        Assert.AreEqual("", read.StandardError);
    }
}
