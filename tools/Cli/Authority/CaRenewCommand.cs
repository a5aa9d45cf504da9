using System.CommandLine;
using EdgeNode.Authority;

namespace EdgeNode.Cli;

/// <summary><c>edgenode ca renew</c>: a new certificate for the same key, of a name or of the authority itself.</summary>
public static class CaRenewCommand
{
    private const string RootPassphrase = "--root-passphrase-file";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string?> name = new("NAME") { Description = "Node id, consumer, first host of a broker, or serial number", Arity = ArgumentArity.ZeroOrOne };
        AuthorityOptions authority = new();
        Option<string?> output = new("--out") { Description = "File for the certificate [default: NAME.crt]", HelpName = "FILE" };
        Option<bool> issuing = new("--issuing") { Description = "Renew the issuing authority's own certificate, with the root's key" };
        Option<string?> root = new("--root") { Description = "With --issuing: folder of the root's key [default: DIR-root]", HelpName = "DIR" };
        Option<string?> rootPassphrase = new(RootPassphrase) { Description = "With --issuing: file with the root's passphrase [default: the authority's, or it is asked for]", HelpName = "FILE" };
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Command command = new("renew", "Issues a certificate for the same key again, with a new end. The old one holds until its own end") { name, output, issuing, root, rootPassphrase, json };
        authority.AddTo(command, needsKey: true);
        command.SetAction(parsed => (parsed.GetValue(name), parsed.GetValue(issuing)) switch
        {
            ({ } one, false) => Renew(authority, parsed, one, parsed.GetValue(output), parsed.GetValue(json)),
            (null, true) => RenewIssuing(authority, parsed, parsed.GetValue(root), parsed.GetValue(rootPassphrase), parsed.GetValue(json)),
            (null, false) => throw new UnusableInputException("ca renew: found no NAME; allowed is edgenode ca renew NAME, or --issuing"),
            _ => throw new UnusableInputException("ca renew: found NAME and --issuing; allowed is one of them"),
        });
        return command;
    }

    private static int Renew(AuthorityOptions options, ParseResult parsed, string name, string? output, bool asJson)
    {
        using CityAuthority authority = options.Open(parsed);
        string target = output ?? (authority.Find(name)?.Name ?? Path.GetFileName(name)) + ".crt";
        CertificateFile.Require(target);
        options.Unlock(authority, parsed);
        IssuedCertificate issued = authority.Renew(name);
        CertificateFile.Write(target, issued.Kind == CertificateKind.Broker ? issued.ChainPem : issued.Pem);
        if (asJson)
        {
            JsonOutput.Print(CertificateFile.Describe(issued, target));
        }
        else
        {
            Console.WriteLine(CertificateFile.Line(issued, target));
        }

        return ExitCode.Ok;
    }

    private static int RenewIssuing(AuthorityOptions options, ParseResult parsed, string? root, string? passphraseFile, bool asJson)
    {
        string folder = root ?? CaInitCommand.RootFolderOf(options.Folder(parsed));
        using CityAuthority authority = options.Open(parsed);
        if (!File.Exists(Path.Combine(folder, "root.key")))
        {
            throw new UnusableInputException($"--root: found no root.key in {folder}; allowed: the folder with the root's key, from the safe");
        }

        bool isRenewed = false;
        options.Unlock(authority, parsed, passphrase => isRenewed = passphraseFile is null && authority.RenewIssuing(folder, passphrase));
        if (!isRenewed)
        {
            AuthorityOptions.Unlock(passphraseFile, RootPassphrase, "Passphrase of the root", passphrase => authority.RenewIssuing(folder, passphrase));
        }

        if (asJson)
        {
            JsonOutput.Print(new { ends = authority.Ends.UtcDateTime });
        }
        else
        {
            Console.WriteLine($"{PlainText.OneLine(authority.Folder)}: the issuing authority holds until {authority.Ends.UtcDateTime:yyyy-MM-dd}. Next: edgenode broker config, so that the broker has its certificate, and a restart of the broker");
        }

        return ExitCode.Ok;
    }
}
