using System.CommandLine;
using System.Globalization;
using EdgeNode.Authority;

namespace EdgeNode.Cli;

/// <summary><c>edgenode ca list</c>: what was issued, and what ends when.</summary>
public static class CaListCommand
{
    // The days from which a box too tells that its certificate ends.
    private const int SoonDays = 90;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        AuthorityOptions authority = new();
        Option<bool> all = new("--all") { Description = "Also what is revoked, over, or followed by a newer certificate of the same name" };
        Option<bool> json = new("--json") { Description = "Print everything as JSON" };
        Command command = new("list", "Shows what ends when, soonest first, with the days that are left") { all, json };
        authority.AddTo(command, needsKey: false);
        command.SetAction(parsed =>
        {
            using CityAuthority opened = authority.Open(parsed);
            if (parsed.GetValue(json))
            {
                PrintJson(opened);
            }
            else
            {
                Print(opened, parsed.GetValue(all));
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void PrintJson(CityAuthority authority)
    {
        JsonOutput.Print(new
        {
            name = authority.Settings.Name,
            ends = authority.Ends.UtcDateTime,
            rootEnds = authority.RootEnds.UtcDateTime,
            crlEnds = authority.RevocationList?.Ends.UtcDateTime,
            certificates = authority.Certificates.OrderBy(one => one.Ends).Select(one => CertificateFile.Describe(one, null)),
        });
    }

    private static void Print(CityAuthority authority, bool isAll)
    {
        DateTimeOffset now = authority.Now;
        HashSet<IssuedCertificate> live = [.. authority.Live];
        foreach (string warning in Warnings(authority, live, now))
        {
            Console.Error.WriteLine($"warning: {warning}");
        }

        IssuedCertificate[] shown = [.. authority.Certificates.Where(one => isAll || live.Contains(one)).OrderBy(one => one.Ends).ThenBy(one => one.Name, StringComparer.Ordinal)];
        string[][] rows =
        [
            ["ends", "days", "kind", "name", "tenant", "serial", ""],
            .. shown.Select(one => new[] { Day(one.Ends), Days(one.Ends, now), one.Kind.ToString().ToLowerInvariant(), one.Name, one.Tenant ?? "", one.Serial, State(live, one, now) }),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            Console.WriteLine(string.Join("  ", row.Select((cell, column) => column == 1 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        }

        Console.WriteLine($"{authority.Settings.Name}: {Count(authority, live)}; crl.pem ends {(authority.RevocationList is { } list ? Day(list.Ends) : "unknown")}, the issuing authority {Day(authority.Ends)}, the root {Day(authority.RootEnds)}.");
    }

    private static IEnumerable<string> Warnings(CityAuthority authority, HashSet<IssuedCertificate> live, DateTimeOffset now)
    {
        if (authority.RevocationList is not { } list)
        {
            yield return "there is no crl.pem that can be read: run edgenode ca crl";
        }
        else if (IsSoon(list.Ends, now))
        {
            yield return $"crl.pem ends {Day(list.Ends)}, and a broker refuses everybody then: run edgenode ca crl, then edgenode broker config";
        }

        if (IsSoon(authority.Ends, now))
        {
            yield return $"the issuing authority ends {Day(authority.Ends)}, and every certificate with it: run edgenode ca renew --issuing";
        }

        if (IsSoon(authority.RootEnds, now))
        {
            yield return $"the root ends {Day(authority.RootEnds)}: make a new authority and tell each box its root (ca add)";
        }

        int soon = live.Count(one => IsSoon(one.Ends, now));
        if (soon > 0)
        {
            yield return $"{soon} {(soon == 1 ? "certificate ends" : "certificates end")} within {SoonDays} days: run edgenode ca renew NAME";
        }
    }

    private static string Count(CityAuthority authority, HashSet<IssuedCertificate> live)
    {
        int boxes = live.Count(one => one.Kind == CertificateKind.Box);
        int revoked = authority.Certificates.Count(one => one.RevokedAt is not null);
        return $"{boxes} {(boxes == 1 ? "box" : "boxes")}, {live.Count - boxes} others, {revoked} revoked";
    }

    private static string State(HashSet<IssuedCertificate> live, IssuedCertificate one, DateTimeOffset now)
    {
        return one.RevokedAt is { } at ? $"revoked {Day(at)}"
            : now > one.Ends ? "over"
            : !live.Contains(one) ? "renewed"
            : IsSoon(one.Ends, now) ? "soon"
            : "";
    }

    private static bool IsSoon(DateTimeOffset end, DateTimeOffset now)
    {
        return end - now < TimeSpan.FromDays(SoonDays);
    }

    private static string Days(DateTimeOffset end, DateTimeOffset now)
    {
        return Math.Floor((end - now).TotalDays).ToString(CultureInfo.InvariantCulture);
    }

    private static string Day(DateTimeOffset moment)
    {
        return moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
