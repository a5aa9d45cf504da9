using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>The work on one box: what is planned, what the box has, what was made for it. It outlives a pulled cable and a restart.</summary>
internal sealed class BoxWork(BoxPlan plan, ProvisionOptions options, IStepWatcher watcher, IQuestions questions)
{
    private ConsoleClient? _console;

    /// <summary>What was said about the box, and what was answered since.</summary>
    public BoxPlan Plan => plan;

    /// <summary>What holds for all boxes.</summary>
    public ProvisionOptions Options => options;

    /// <summary>Is told how it comes on.</summary>
    public IStepWatcher Watcher => watcher;

    /// <summary>Whom to ask.</summary>
    public IQuestions Questions => questions;

    /// <summary>The box; another object after each time that the cable was pulled.</summary>
    public ConsoleClient Console
    {
        get => _console ?? throw new InvalidOperationException("no box was opened");
        set => _console = value;
    }

    /// <summary>How the box was at the last look.</summary>
    public BoxView View { get; set; } = BoxView.Factory;

    /// <summary>The node id: what was said, or what the box has.</summary>
    public string? Node => Value(SettingName.Node);

    /// <summary>What the box has asked the CA for, in this run.</summary>
    public BoxRequest? Request { get; set; }

    /// <summary>What the CA has answered, in this run.</summary>
    public SignedCertificate? Certificate { get; set; }

    /// <summary>Whether the certificate that the box has is of no use.</summary>
    public bool IsCertificateBad { get; set; }

    /// <summary>Whether the key that the box has belongs to another node id.</summary>
    public bool IsKeyBad { get; set; }

    /// <summary>Whether <c>test</c> has passed in this run, or the technician goes on without it.</summary>
    public bool IsTested { get; set; }

    /// <summary>Whether the box was told something since the last look.</summary>
    public bool HasTold { get; set; }

    /// <summary>Whether the technician was asked for the network's password: one of an open network is none.</summary>
    public bool HasAskedPassword { get; set; }

    /// <summary>Whether the ledger has the line.</summary>
    public bool IsWritten { get; set; }

    /// <summary>Whether the old box is dealt with.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>Whether the network's password was told in this run.</summary>
    public bool IsPasswordTold { get; set; }

    /// <summary>Whether the command ends here, and goes on another time.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>The line for the ledger, without its state, from the moment before the box is locked.</summary>
    public LedgerLine? Line { get; set; }

    /// <summary>Files of the label.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>The file with what unlocks the box, once it is known.</summary>
    public string? SecretFile { get; set; }

    /// <summary>A value that was said, or that the box has.</summary>
    public string? Value(string name)
    {
        return plan[name] ?? View[name];
    }

    /// <summary>Whether the box needs a certificate.</summary>
    public bool NeedsCertificate => IsCertificateBad || View[SettingName.Certificate] is null || View[PartName.Certificate] is null || View[PartName.PrivateKey] is null;

    /// <summary>Asks the box how it is.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        View = await BoxView.ReadAsync(Console, cancel);
        HasTold = false;
    }

    /// <summary>Tells a line that the box must take.</summary>
    /// <param name="line">The line.</param>
    /// <param name="place">Where its value was said, or null.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StepException">The box refuses; its words.</exception>
    public async Task<BoxAnswer> DoAsync(string line, string? place, CancellationToken cancel)
    {
        BoxAnswer answer = await Console.TellAsync(line, cancel);
        return answer.IsOk ? answer : throw new StepException(place is null ? $"the box refuses {line}: {answer.Words}" : $"{place}: {answer.Words}");
    }
}
