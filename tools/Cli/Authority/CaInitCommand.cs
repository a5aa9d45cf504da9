using System.CommandLine;
using EdgeNode.Authority;
using EdgeNode.Flashing;

namespace EdgeNode.Cli;

/// <summary><c>edgenode ca init</c>: makes a city's authority.</summary>
public static class CaInitCommand
{
    private const string RootSuffix = "-root";
    private const int ShortPassphrase = 12;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string> folder = new("--authority") { Description = "Folder to make for the authority", HelpName = "DIR", DefaultValueFactory = _ => AuthorityOptions.DefaultFolder };
        Option<string?> root = new("--root") { Description = "Folder to make for the root's key, which goes into a safe [default: DIR-root]", HelpName = "DIR" };
        Option<string> name = new("--name") { Description = "The city, as its certificates name it", HelpName = "NAME", DefaultValueFactory = _ => "EdgeNode city" };
        Option<int> days = NumberOption.Whole("--days", "Days of a box's certificate: to renew one takes a ladder, and a lost box is shut out by the revocation list", AuthoritySettings.LeastDays, AuthoritySettings.GreatestDays, AuthoritySettings.DefaultBoxDays);
        Option<int> otherDays = NumberOption.Whole("--other-days", "Days of the certificate of a broker or a consumer: to renew one takes a command", AuthoritySettings.LeastDays, AuthoritySettings.GreatestDays, AuthoritySettings.DefaultOtherDays);
        Option<int> listDays = NumberOption.Whole("--crl-days", "Days of a revocation list: a broker refuses everybody once it is over", AuthoritySettings.LeastDays, AuthoritySettings.GreatestDays, AuthoritySettings.DefaultListDays);
        Option<string?> passphrase = new(AuthorityOptions.PassphraseFileName) { Description = "File (mode 600) whose one line is the passphrase [default: it is asked for, twice]", HelpName = "FILE" };
        Option<string?> rootPassphrase = new("--root-passphrase-file") { Description = "The same for the root's key [default: the passphrase of the authority]", HelpName = "FILE" };
        Command command = new("init", "Makes an authority: a folder to issue from, and another with the root's key for a safe")
        {
            folder, root, name, days, otherDays, listDays, passphrase, rootPassphrase,
        };
        command.SetAction(parsed =>
        {
            string authority = parsed.GetRequiredValue(folder);
            AuthoritySettings settings = new(AuthoritySettings.CurrentVersion, parsed.GetRequiredValue(name), parsed.GetValue(days), parsed.GetValue(otherDays), parsed.GetValue(listDays));
            return Make(authority, parsed.GetValue(root) ?? RootFolderOf(authority), settings, parsed.GetValue(passphrase), parsed.GetValue(rootPassphrase));
        });
        return command;
    }

    /// <summary>Where the root's key is when nobody says another place.</summary>
    /// <param name="folder">The authority's folder.</param>
    public static string RootFolderOf(string folder)
    {
        return Path.TrimEndingDirectorySeparator(folder) + RootSuffix;
    }

    private static int Make(string folder, string root, AuthoritySettings settings, string? passphraseFile, string? rootPassphraseFile)
    {
        AuthorityFounding.Require(folder, root, settings);
        using Passphrase passphrase = passphraseFile is null ? PassphrasePrompt.AskForNew(AuthorityOptions.IssuingPassphrase) : PassphraseFile.Read(AuthorityOptions.PassphraseFileName, passphraseFile);
        using Passphrase? ofRoot = rootPassphraseFile is null ? null : PassphraseFile.Read("--root-passphrase-file", rootPassphraseFile);
        AuthorityFounding.Make(folder, root, settings, passphrase, ofRoot ?? passphrase, AuthorityOptions.Clock);
        if (Math.Min(passphrase.Length, (ofRoot ?? passphrase).Length) < ShortPassphrase)
        {
            Console.Error.WriteLine($"note: a passphrase of less than {ShortPassphrase} characters is soon guessed by whoever has the files; four words are better");
        }

        string shown = folder == AuthorityOptions.DefaultFolder ? "" : $" --authority {ShellWord.Of(folder)}";
        Console.WriteLine($"{PlainText.OneLine(folder)}: the authority of {settings.Name}. Back it up after each day's work: what is lost from index.jsonl cannot be revoked by name.");
        Console.WriteLine($"{PlainText.OneLine(root)}: the root's key. Copy this folder to two media, put them into a safe, and delete it here. It is needed again for: edgenode ca renew --issuing");
        Console.WriteLine($"A box's certificate lives {settings.BoxDays} days. Next: edgenode broker config{shown} --out broker --host NAME");
        return ExitCode.Ok;
    }
}
