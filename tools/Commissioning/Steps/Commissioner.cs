namespace EdgeNode.Commissioning;

/// <summary>
/// Brings one box through all steps. Each step looks at what the box has and does what is left, so that after a pulled cable or a restart all
/// begin again and only what is left is done.
/// </summary>
/// <param name="options">What holds for all boxes.</param>
/// <param name="watcher">Is told how it comes on.</param>
/// <param name="questions">Whom to ask.</param>
public sealed class Commissioner(ProvisionOptions options, IStepWatcher watcher, IQuestions questions)
{
    // A box whose power comes and goes.
    private const int MostRestarts = 5;
    private const int MostReturns = 5;

    /// <summary>What is left to do on a box, by what it tells of itself; changes nothing.</summary>
    /// <param name="plan">What was said about it.</param>
    /// <param name="port">Where it is; null for a box that nobody has seen, in the state in which it leaves the factory.</param>
    /// <param name="cancel">Ends the look.</param>
    /// <returns>A name and words for each step.</returns>
    /// <exception cref="PlanException">What was said cannot be used, or does not go with the box.</exception>
    /// <exception cref="CableException">The port cannot be opened, or the cable was pulled.</exception>
    /// <exception cref="BoxException">Nothing answers, or what answers is no box.</exception>
    public async Task<IReadOnlyList<(string Step, string Left)>> PreviewAsync(BoxPlan plan, string? port, CancellationToken cancel)
    {
        BoxWork work = new(plan, options, watcher, questions);
        if (port is not null)
        {
            using ConsoleClient console = await ConsoleClient.OpenAsync(port, cancel);
            work.Console = console;
            await new LookStep().DoAsync(work, cancel);
        }

        List<(string Step, string Left)> left = [];
        foreach (IStep step in StepOrder.Make().Skip(1).Where(step => StepOrder.IsDue(step, work)))
        {
            if (step.Left(work) is { } words)
            {
                left.Add((step.Name, words));
                work.HasTold |= StepOrder.IsTelling(step);
            }
        }

        return left;
    }

    /// <summary>Does the work on the box at a port.</summary>
    /// <param name="plan">What was said about it.</param>
    /// <param name="findPort">Where it is; asked again after the cable was pulled, for some systems give it another name then.</param>
    /// <param name="cancel">Ends the work; what was done stays.</param>
    public async Task<BoxOutcome> RunAsync(BoxPlan plan, Func<string> findPort, CancellationToken cancel)
    {
        BoxWork work = new(plan, options, watcher, questions);
        string port = "";
        try
        {
            port = findPort();
            await RunAsync(work, port, findPort, cancel);
            return Outcome(work, port);
        }
        catch (Exception failure) when (failure is StepException or PlanException or CableException or BoxException)
        {
            watcher.Break();
            bool isUnusable = failure is PlanException || (failure is CableException or BoxException && work.View == BoxView.Factory);
            return Outcome(work, port) with { State = null, Failure = failure.Message, IsUnusable = isUnusable, StopsBatch = failure is StepException { StopsBatch: true } };
        }
    }

    private async Task RunAsync(BoxWork work, string port, Func<string> findPort, CancellationToken cancel)
    {
        IReadOnlyList<IStep> steps = StepOrder.Make();
        ConsoleClient console = await ConsoleClient.OpenAsync(port, cancel);
        int restarts = 0;
        int returns = 0;
        while (true)
        {
            try
            {
                work.Console = console;
                await PassAsync(steps, work, cancel);
                return;
            }
            catch (GoBackException reason) when (returns++ < MostReturns)
            {
                watcher.End(reason.Message);
            }
            catch (CableException pulled) when (pulled.IsPulled)
            {
                watcher.End(pulled.Message);
                console.Dispose();
                console = await WaitForBoxAsync(findPort, cancel);
            }
            catch (BoxException silent) when (silent.Fault == BoxFault.Silent && work.View != BoxView.Factory)
            {
                watcher.End(silent.Message);
                console.Dispose();
                console = await WaitForBoxAsync(findPort, cancel);
            }
            catch (BoxException restarted) when (restarted.Fault == BoxFault.Restarted && restarts++ < MostRestarts)
            {
                // What was staged is gone, and the steps see it. A line that was on its way may still be answered, so that the talk begins anew.
                watcher.End("the box has restarted, and what was staged is gone; it is told again");
                console.Dispose();
                console = await WaitForBoxAsync(findPort, cancel);
            }
            catch
            {
                console.Dispose();
                throw;
            }
        }
    }

    private async Task PassAsync(IReadOnlyList<IStep> steps, BoxWork work, CancellationToken cancel)
    {
        try
        {
            foreach (IStep step in steps)
            {
                await TakeAsync(step, work, cancel);
                if (work.IsSuspended)
                {
                    break;
                }
            }

            if (work is { IsSuspended: false, Line: { State: LedgerState.Locked } line })
            {
                LockingFile.Remove(options.SecretsFolder, line.Node);
            }

            work.Console.Dispose();
        }
        catch (OperationCanceledException)
        {
            watcher.Break();
            work.Console.Dispose();
            throw;
        }
    }

    private async Task TakeAsync(IStep step, BoxWork work, CancellationToken cancel)
    {
        if (step is LabelStep && work.Line is null)
        {
            work.Line = LockStep.LineOf(work) with { State = options.IsOffline ? LedgerState.Prepared : LedgerState.Locked };
        }

        if (StepOrder.IsDue(step, work) && step.Left(work) is not null)
        {
            watcher.Begin(step.Name);
            watcher.End(await step.DoAsync(work, cancel));
            work.HasTold |= StepOrder.IsTelling(step);
        }
    }

    private async Task<ConsoleClient> WaitForBoxAsync(Func<string> findPort, CancellationToken cancel)
    {
        watcher.Begin("cable");
        watcher.Tell("waiting for the box; plug its cable in, and the work goes on");
        try
        {
            ConsoleClient console = await BoxReturn.WaitAsync(findPort, options.CableLimit, cancel);
            watcher.End($"the box is at {console.Port} again");
            return console;
        }
        catch (Exception failure) when (failure is CableException or BoxException)
        {
            throw new StepException($"{failure.Message}; gave up after {options.CableLimit.TotalMinutes:0.#} minutes; what was done stays: run the same command again");
        }
    }

    private static BoxOutcome Outcome(BoxWork work, string port)
    {
        LedgerLine? line = work.Line;
        return new BoxOutcome(work.IsSuspended ? null : line?.State, line?.Node ?? work.Node, line?.Site ?? work.Plan.Site)
        {
            Board = line?.Board ?? work.View.Board,
            Firmware = line?.Firmware ?? work.View.Firmware,
            Port = port,
            Request = work.Request?.Fingerprint,
            Serial = line?.Serial ?? work.Certificate?.Serial ?? "",
            Fingerprint = line?.Fingerprint ?? work.Certificate?.Fingerprint ?? "",
            Labels = work.Labels,
            SecretFile = work.SecretFile,
        };
    }
}
