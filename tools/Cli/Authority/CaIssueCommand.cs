using System.CommandLine;
using EdgeNode.Authority;

namespace EdgeNode.Cli;

/// <summary><c>edgenode ca issue</c>: makes a key and its certificate, for who makes none itself.</summary>
public static class CaIssueCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        AuthorityOptions authority = new();
        HolderOptions holder = new();
        Option<string> output = new("--out") { Description = "Folder for NAME.crt, NAME.key (mode 600) and ca.crt", HelpName = "DIR", DefaultValueFactory = _ => "." };
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Command command = new("issue", "Makes a key and its certificate: for a consumer, a broker, a virtual box. A real box makes its key itself: ca sign") { output, json };
        holder.AddTo(command);
        authority.AddTo(command, needsKey: true);
        command.SetAction(parsed =>
        {
            CertificateHolder asked = holder.Read(parsed);
            string folder = parsed.GetRequiredValue(output);
            using CityAuthority opened = authority.Open(parsed);
            OutputFolder.Require(folder);
            authority.Unlock(opened, parsed);
            Directory.CreateDirectory(folder);
            string file = Path.Combine(folder, asked.Name + ".crt");
            CertificateFile.Require(file);
            IssuedCertificate issued = CertifiedKey.Write(
                Path.Combine(folder, asked.Name + ".key"), file, asked.Kind == CertificateKind.Broker, request => asked.Sign(opened, request, holder.OtherKey(parsed)));
            CertificateFile.Write(Path.Combine(folder, "ca.crt"), opened.Roots);
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(CertificateFile.Describe(issued, file));
            }
            else
            {
                Console.WriteLine(CertificateFile.Line(issued, file));
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
