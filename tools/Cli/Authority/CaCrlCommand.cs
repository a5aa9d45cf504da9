using System.CommandLine;
using EdgeNode.Authority;

namespace EdgeNode.Cli;

/// <summary><c>edgenode ca crl</c>: writes the list of revoked certificates anew, before it is over.</summary>
public static class CaCrlCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        AuthorityOptions authority = new();
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Command command = new("crl", "Writes crl.pem anew, with a new end. A broker refuses everybody once its list is over") { json };
        authority.AddTo(command, needsKey: true);
        command.SetAction(parsed =>
        {
            using CityAuthority opened = authority.Open(parsed);
            authority.Unlock(opened, parsed);
            opened.WriteRevocationList();
            RevocationList list = opened.RevocationList!;
            string file = Path.Combine(opened.Folder, "crl.pem");
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(new { file, revoked = list.Serials.Count, ends = list.Ends.UtcDateTime });
            }
            else
            {
                Console.WriteLine($"{PlainText.OneLine(file)}: {list.Serials.Count} revoked, holds until {list.Ends.UtcDateTime:yyyy-MM-dd}");
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
