using System.Globalization;

namespace EdgeNode.Commissioning;

/// <summary>Has the city's CA sign the request.</summary>
internal sealed class SignatureStep : IStep
{
    public string Name => "signature";

    public string? Left(BoxWork work)
    {
        return work.NeedsCertificate && work.Certificate is null ? "have the city's CA sign the request" : null;
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        work.Certificate = await work.Options.Signer!.SignAsync(work.Request!, isRetry: work.Options.IsReplaceKey || work.Options.Ledger?.LastOf(work.Node!) is null, line => work.Watcher.Keep(line), cancel);
        if (work.Certificate is not { } signed)
        {
            work.IsSuspended = true;
            return work.Options.Signer is FileSigner files ? files.HowToGoOn(work.Node!) : "not signed yet";
        }

        return string.Create(CultureInfo.InvariantCulture, $"serial {signed.Serial}, ends {signed.Ends:yyyy-MM-dd}");
    }
}
