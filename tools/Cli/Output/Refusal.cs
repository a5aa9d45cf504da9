using EdgeNode.Authority;
using EdgeNode.City;
using EdgeNode.Reports;
using EdgeNode.Sbom;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Cli;

/// <summary>Which failures are told in a line: what the user gave cannot be used, or what the command makes cannot be written.</summary>
public static class Refusal
{
    /// <summary>The line for people, or null for a fault of the command itself.</summary>
    public static string? Of(Exception failure)
    {
        return failure switch
        {
            UnusableInputException or CityException or CityAuthorityException or CredentialException or ReportException or SbomException or OutputException => PlainText.OneLine(failure.Message),

            // Some tasks wrap what ended them.
            AggregateException several => several.Flatten().InnerExceptions.Select(Of).FirstOrDefault(line => line is not null),

            // A file that a command writes and that takes no more. The system's message names it.
            IOException or UnauthorizedAccessException => PlainText.OneLine(failure.Message),
            _ => null,
        };
    }
}
