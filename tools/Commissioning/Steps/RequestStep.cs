namespace EdgeNode.Commissioning;

/// <summary>Has the box make its key, and ask for a certificate.</summary>
internal sealed class RequestStep : IStep
{
    // The radio gives the random bytes, and is on a minute after the start at the latest.
    private const int MostTries = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public string Name => "key";

    public string? Left(BoxWork work)
    {
        return work.NeedsCertificate && work.Certificate is null ? "have the box make its key and ask for a certificate" : null;
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        work.Watcher.Tell("the box makes its key");
        string line = work.IsKeyBad ? "csr new" : "csr";
        BoxAnswer answer = await work.Console.TellAsync(line, cancel);
        for (int tries = 1; answer.ErrorCode == "random" && tries < MostTries; tries++)
        {
            work.Watcher.Tell("the box waits for random bytes of its radio");
            await Task.Delay(Pause, cancel);
            answer = await work.Console.TellAsync(line, cancel);
        }

        if (!answer.IsOk && answer.ErrorCode != "key")
        {
            throw new StepException($"the box makes no key: {answer.Words}");
        }

        answer = answer.IsOk ? answer : await work.DoAsync("csr new", null, cancel);
        work.IsKeyBad = false;
        work.Request = new BoxRequest(string.Join('\n', answer.Lines) + "\n", work.Node!, work.Value(Provisioning.SettingName.Tenant)!);
        return $"request {work.Request.Fingerprint}";
    }
}
