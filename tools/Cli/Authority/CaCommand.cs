using System.CommandLine;

namespace EdgeNode.Cli;

/// <summary><c>edgenode ca</c>: a city's certificate authority in a folder.</summary>
public static class CaCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        return new Command("ca", "The city's certificates: makes an authority, signs, revokes, lists")
        {
            CaInitCommand.Create(),
            CaSignCommand.Create(),
            CaIssueCommand.Create(),
            CaRenewCommand.Create(),
            CaRevokeCommand.Create(),
            CaListCommand.Create(),
            CaCrlCommand.Create(),
        };
    }
}
