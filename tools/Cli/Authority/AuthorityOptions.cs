using System.CommandLine;
using EdgeNode.Authority;
using EdgeNode.Composition;

namespace EdgeNode.Cli;

/// <summary>The options of every command that works with a city's authority.</summary>
public sealed class AuthorityOptions
{
    /// <summary>The folder where none is named.</summary>
    public const string DefaultFolder = "authority";

    /// <summary>The option that names a file with the passphrase.</summary>
    public const string PassphraseFileName = "--passphrase-file";

    /// <summary>What a passphrase is asked for with.</summary>
    public const string IssuingPassphrase = "Passphrase of the authority";

    private readonly Option<string> _folder = new("--authority") { Description = "Folder of the city's authority", HelpName = "DIR", DefaultValueFactory = _ => DefaultFolder };
    private readonly Option<string?> _passphrase = new(PassphraseFileName) { Description = "File (mode 600) whose one line is the passphrase [default: it is asked for]", HelpName = "FILE" };
    private readonly Option<bool> _clock = new("--clock-is-right") { Description = "The newest entry of the index is from a wrong clock, and this computer's is right" };

    /// <summary>By what certificates are dated.</summary>
    public static LaptopClock Clock { get; } = new(FirmwareVersion.ReleasedUtcMs);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="needsKey">Whether it opens the issuing key.</param>
    public void AddTo(Command command, bool needsKey)
    {
        command.Add(_folder);
        if (needsKey)
        {
            command.Add(_passphrase);
            command.Add(_clock);
        }
    }

    /// <summary>The folder that is named.</summary>
    public string Folder(ParseResult parsed)
    {
        return parsed.GetRequiredValue(_folder);
    }

    /// <summary>Opens the authority without its key, and tells what is not as it should be in its folder.</summary>
    /// <exception cref="CityAuthorityException">It is none, or damaged.</exception>
    public CityAuthority Open(ParseResult parsed)
    {
        CityAuthority authority = CityAuthority.Open(Folder(parsed), Clock);
        foreach (string note in authority.Notes)
        {
            Console.Error.WriteLine($"note: {PlainText.OneLine(note)}");
        }

        return authority;
    }

    /// <summary>Opens the issuing key, with the passphrase in the file that was named or typed at the terminal.</summary>
    /// <param name="authority">The authority.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="alsoFor">Told the passphrase, once it is known to be the right one.</param>
    /// <exception cref="UnusableInputException">It is not the right one.</exception>
    public void Unlock(CityAuthority authority, ParseResult parsed, Action<Passphrase>? alsoFor = null)
    {
        authority.IsClockRight = parsed.GetValue(_clock);
        Unlock(parsed.GetValue(_passphrase), PassphraseFileName, IssuingPassphrase, passphrase =>
        {
            bool isRight = authority.Unlock(passphrase);
            if (isRight)
            {
                alsoFor?.Invoke(passphrase);
            }

            return isRight;
        });
    }

    /// <summary>Opens a key.</summary>
    /// <param name="file">File with the passphrase, or null where it is to be typed.</param>
    /// <param name="option">The option that names the file.</param>
    /// <param name="what">What is asked for.</param>
    /// <param name="open">Opens the key; false when the passphrase is not the right one.</param>
    /// <exception cref="UnusableInputException">It is not the right one.</exception>
    public static void Unlock(string? file, string option, string what, Func<Passphrase, bool> open)
    {
        if (file is null)
        {
            PassphrasePrompt.AskUntil(what, open);
            return;
        }

        using Passphrase passphrase = PassphraseFile.Read(option, file);
        if (!open(passphrase))
        {
            throw new UnusableInputException($"{option}: {file}: found another passphrase; allowed: the one that was given at ca init");
        }
    }
}
