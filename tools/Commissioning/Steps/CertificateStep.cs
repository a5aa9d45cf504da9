namespace EdgeNode.Commissioning;

/// <summary>Tells the box its certificate.</summary>
internal sealed class CertificateStep : IStep
{
    public string Name => "certificate";

    public string? Left(BoxWork work)
    {
        return work.NeedsCertificate ? "tell the certificate" : null;
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        SignedCertificate signed = work.Certificate!;
        int told = 0;
        BoxAnswer answer = await work.Console.TellDocumentAsync("cert", signed.Lines, cancel, () => work.Watcher.Tell($"line {++told} of {signed.Lines.Count}"));
        if (!answer.IsOk)
        {
            // Whatever it was, the next run asks the CA again.
            work.Certificate = null;
            if (answer.ErrorCode == "other-key")
            {
                throw new GoBackException("the box has made another key since");
            }

            throw new StepException($"the box refuses the certificate: {answer.Words}{Advice(answer.ErrorCode)}");
        }

        work.IsCertificateBad = false;
        return $"SHA-256 {signed.Fingerprint}";
    }

    internal static string Advice(string? code)
    {
        return code switch
        {
            "other-node" => "; have the CA sign the request as it is, its name included",
            "expired" or "not-yet-valid" => "; check the clocks of this computer and of the CA, then have the request signed again",
            "too-long" or "set-too-long" => "; have the CA give the box's certificate with its issuing CA only, without the root",
            _ => "",
        };
    }
}
