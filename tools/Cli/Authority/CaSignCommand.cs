using System.CommandLine;
using EdgeNode.Authority;
using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary><c>edgenode ca sign FILE</c>: certifies a key whose owner asks for it with a request.</summary>
public static class CaSignCommand
{
    private const string CertificateSuffix = ".crt";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "The request: PKCS#10, PEM or DER, as a box prints it at csr" };
        AuthorityOptions authority = new();
        HolderOptions holder = new();
        Option<string?> fingerprint = new("--fingerprint") { Description = "What the technician's screen shows of the request, in place of the question", HelpName = "HEX" };
        Option<bool> yes = new("--yes") { Description = "Sign without the question whether the fingerprint is the same" };
        Option<string?> output = new("--out") { Description = "File for the certificate [default: NODE.crt]", HelpName = "FILE" };
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Command command = new("sign", "Signs a request: a box's, a consumer's, a broker's. The subject is the name that you say, whatever the request says") { file };
        holder.AddTo(command);
        command.Add(fingerprint);
        command.Add(yes);
        command.Add(output);
        command.Add(json);
        authority.AddTo(command, needsKey: true);
        command.SetAction(parsed =>
        {
            CertificateRequestText request = Read(parsed.GetRequiredValue(file));
            CertificateHolder asked = holder.Read(parsed, request.Name);
            string target = parsed.GetValue(output) ?? asked.Name + CertificateSuffix;
            CertificateFile.Require(target);
            using CityAuthority opened = authority.Open(parsed);
            Compare(request, asked, parsed.GetValue(fingerprint), parsed.GetValue(yes));
            authority.Unlock(opened, parsed);
            IssuedCertificate issued = asked.Sign(opened, request, holder.OtherKey(parsed));
            CertificateFile.Write(target, asked.Kind == CertificateKind.Broker ? issued.ChainPem : issued.Pem);
            Print(issued, target, parsed.GetValue(json));
            return ExitCode.Ok;
        });
        return command;
    }

    private static CertificateRequestText Read(string path)
    {
        return BoundedFile.TryRead(path, CertificateRequestText.GreatestLength, out byte[] content, out string found)
            ? CertificateRequestText.Parse(content, path)
            : throw new UnusableInputException($"{path}: found {found}; allowed: a certificate request (PKCS#10), PEM or DER");
    }

    // Who exchanges the request on its way has the authority certify a key of his own.
    private static void Compare(CertificateRequestText request, CertificateHolder asked, string? expected, bool isYes)
    {
        if (expected is not null && !RequestFingerprint.IsSame(request.Fingerprint, expected))
        {
            throw new UnusableInputException($"--fingerprint: found '{FoundText.Of(expected)}'; allowed is that of this request, {request.Fingerprint}. If the technician's screen shows the former, this is another request: do not sign it");
        }

        if (request.Name is { } name && name != asked.Name)
        {
            Console.Error.WriteLine($"note: the request calls itself '{FoundText.Of(name)}'; the certificate is for {asked.Name}");
        }

        if (expected is not null || isYes)
        {
            return;
        }

        Console.Error.WriteLine($"Certificate for {asked.Words}. Fingerprint of the request:");
        Console.Error.WriteLine($"    {RequestFingerprint.Grouped(request.Fingerprint)}");
        if (!YesNoQuestion.Ask("Does the technician's screen show the same?", "--fingerprint HEX or --yes"))
        {
            throw new UnusableInputException("ca sign: found no 'yes'; nothing was signed");
        }
    }

    private static void Print(IssuedCertificate issued, string file, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Print(CertificateFile.Describe(issued, file));
        }
        else
        {
            Console.WriteLine(CertificateFile.Line(issued, file));
        }
    }
}
