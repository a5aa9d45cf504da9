namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode simulate --serial</c> as a process, and somebody at its service port.</summary>
internal sealed class ServedBox : ServiceCable
{
    private readonly TestFolder _folder = new();

    private ServedBox(string[] options)
    {
        string printed = _folder.File("printed");
        Command = EdgeNodeCommand.StartShell($"exec \"$@\" > '{printed}'", ["simulate", "--serial", .. options]);
        Printed = () => File.Exists(printed) ? File.ReadAllText(printed) : "";
    }

    /// <summary>The command.</summary>
    public EdgeNodeCommand Command { get; }

    /// <summary>What it has printed so far.</summary>
    public Func<string> Printed { get; }

    /// <inheritdoc/>
    public override string Address => Printed().TrimEnd('\n');

    /// <summary>Whether this machine has what that needs; says so where it has not.</summary>
    public static bool IsThere()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: needs a shell and pseudo-terminals");
        }

        return !OperatingSystem.IsWindows();
    }

    /// <summary>Starts one and waits until it has printed where it answers.</summary>
    public static async Task<ServedBox> StartAsync(params string[] options)
    {
        ServedBox box = new(options);
        await box.Command.UntilAsync(() => box.Printed().EndsWith('\n'));
        return box;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        Command.Dispose();
        _folder.Dispose();
    }
}
