namespace EdgeNode.Flashing;

/// <summary>Runs a plan with nanoff and checks each step.</summary>
public sealed class Flasher
{
    private readonly NanoffTool _nanoff;
    private readonly Func<FlashStep, CancellationToken> _limitOf;

    /// <summary>Makes a flasher.</summary>
    /// <param name="nanoff">The tool.</param>
    /// <param name="limitOf">Called as a step begins: a token that is cancelled when the step has taken too long.</param>
    public Flasher(NanoffTool nanoff, Func<FlashStep, CancellationToken> limitOf)
    {
        _nanoff = nanoff;
        _limitOf = limitOf;
    }

    /// <summary>Flashes a box.</summary>
    /// <param name="request">What is to be flashed.</param>
    /// <param name="report">Told of every step and every line.</param>
    /// <param name="cancel">Ends it; nanoff is ended by its process id.</param>
    /// <exception cref="FlashException">A step failed, or its result could not be verified.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task RunAsync(FlashRequest request, Action<FlashProgress> report, CancellationToken cancel)
    {
        request.CheckFiles();

        // Nobody else can look into it.
        string folder = Directory.CreateTempSubdirectory("edgenode-").FullName;
        try
        {
            string list = Path.Combine(folder, "FILES.json");
            request.Store?.WriteList(list);
            await RunPlanAsync(request with { ListFile = list }, report, cancel);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool HasWritten(FlashStep step)
    {
        return step != FlashStep.Identify;
    }

    private async Task RunPlanAsync(FlashRequest request, Action<FlashProgress> report, CancellationToken cancel)
    {
        IReadOnlyList<NanoffCommand> plan = FlashPlan.Make(request);
        for (int index = 0; index < plan.Count; index++)
        {
            NanoffCommand command = plan[index];
            int number = index + 1;
            report(new FlashProgress(number, plan.Count, command.Step, null));
            NanoffOutcome outcome = await RunAsync(command, line => report(new FlashProgress(number, plan.Count, command.Step, line)), cancel);
            string? fault = NanoffFaults.Describe(outcome) ?? StepCheck.FaultAfter(command.Step, request, outcome.Lines);
            if (fault is not null)
            {
                throw new FlashException(fault, HasWritten(command.Step));
            }
        }
    }

    private async Task<NanoffOutcome> RunAsync(NanoffCommand command, Action<string> onLine, CancellationToken cancel)
    {
        CancellationToken limit = _limitOf(command.Step);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit, cancel);
        try
        {
            return await _nanoff.RunAsync(command.Arguments, onLine, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new FlashException("nanoff came to no end and was ended: check cable and port, and try again", HasWritten(command.Step));
        }
    }
}
