namespace EdgeNode.Commissioning;

/// <summary>Tells the policy where the box has another one.</summary>
internal sealed class PolicyStep : IStep
{
    public string Name => "policy";

    public string? Left(BoxWork work)
    {
        return MissingValues.Documents(work).Policy is { } lines && !lines.SequenceEqual(work.View.Policy) ? $"tell {work.Plan[PlanName.Policy]}" : null;
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        IReadOnlyList<string> lines = MissingValues.Documents(work).Policy!;
        int told = 0;
        BoxAnswer answer = await work.Console.TellDocumentAsync("policy set", lines, cancel, () => work.Watcher.Tell($"line {++told} of {lines.Count}"));
        return answer.IsOk
            ? work.Plan[PlanName.Policy]!
            : throw new StepException($"{work.Plan.Find(PlanName.Policy)!.Place}: {work.Plan[PlanName.Policy]}: the box refuses the policy: {answer.Words}");
    }
}
