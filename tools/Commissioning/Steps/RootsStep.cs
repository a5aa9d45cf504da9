using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Commissioning;

/// <summary>Tells the roots that the broker's certificate is judged by, so that the box has these and no others.</summary>
internal sealed class RootsStep : IStep
{
    // As many digits of the SHA-256 as ca list tells.
    private const int ShortLength = 16;

    public string Name => "roots";

    public string? Left(BoxWork work)
    {
        if (MissingValues.Documents(work).Roots is not { } roots)
        {
            return null;
        }

        int missing = roots.Count(root => !work.View.Roots.Contains(ShortOf(root)));
        int others = work.View.Roots.Count(known => roots.All(root => ShortOf(root) != known));
        return missing + others == 0 ? null : $"add {missing}{(others > 0 ? $", take out {others}" : "")}";
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        X509Certificate2Collection roots = MissingValues.Documents(work).Roots!;
        foreach (X509Certificate2 root in roots.Where(root => !work.View.Roots.Contains(ShortOf(root))))
        {
            string name = root.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
            work.Watcher.Tell(name);
            BoxAnswer answer = await work.Console.TellDocumentAsync("ca add", CertificateText.LinesOf(root), cancel);
            if (!answer.IsOk && answer.ErrorCode != "duplicate")
            {
                throw new StepException($"the box refuses the root '{name}': {answer.Words}");
            }
        }

        // From the last on, so that the numbers before it stay; one at least is there by now.
        foreach ((int index, string known) in work.View.Roots.Index().Reverse())
        {
            if (roots.All(root => ShortOf(root) != known))
            {
                await work.DoAsync(string.Create(CultureInfo.InvariantCulture, $"ca remove {index + 1}"), null, cancel);
            }
        }

        return string.Join(", ", roots.Select(root => root.GetNameInfo(X509NameType.SimpleName, forIssuer: false)));
    }

    private static string ShortOf(X509Certificate2 root)
    {
        return CertificateText.FingerprintOf(root)[..ShortLength];
    }
}
