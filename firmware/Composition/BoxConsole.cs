using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Composition
{
    /// <summary>The console of a box with all its commands.</summary>
    internal static class BoxConsole
    {
        /// <summary>Makes it.</summary>
        /// <param name="hardware">The box's parts.</param>
        /// <param name="lockRecord">Whether the box is locked.</param>
        /// <param name="entropy">Random bytes from a tested source.</param>
        /// <param name="reset">Makes the box one that was never told anything.</param>
        /// <param name="box">What the console asks of the box as a whole.</param>
        /// <param name="status">How the box is.</param>
        /// <param name="checks">What <c>test</c> tests.</param>
        internal static ServiceConsole Make(NodeHardware hardware, LockRecord lockRecord, IEntropy entropy, FactoryReset reset, IBoxControl box, IBoxStatus status, IBoxCheck[] checks)
        {
            SetDraft draft = new SetDraft(hardware.Sets);
            StagedSettings settings = new StagedSettings(draft);
            HelpCommand help = new HelpCommand();
            ConsoleCommand[] commands =
            {
                help,
                new StatusCommand(status),
                new VersionCommand(FirmwareVersion.Text, hardware.Board),
                new ScanCommand(hardware.Scan),
                new TestCommand(checks),
                new ShowCommand(settings, draft),
                new SetCommand(settings),
                new CsrCommand(settings, draft, entropy),
                new CertCommand(settings, draft, hardware.Clock, FirmwareVersion.ReleasedUtcMs),
                new AuthorityCommand(draft),
                new PolicyTextCommand(draft, lockRecord),
                new CommitCommand(settings, draft, lockRecord, hardware.Clock, FirmwareVersion.ReleasedUtcMs, box),
                new DiscardCommand(settings),
                new LockCommand(settings, hardware.Sets, lockRecord, box),
                new UnlockCommand(hardware.Sets, lockRecord, entropy, hardware.Clock, box),
                new FactoryResetCommand(reset, box),
            };
            help.List(commands);
            ImprovDevice device = new ImprovDevice(FirmwareVersion.Text, hardware.Board, settings.LineOf(SettingName.Node) ?? ImprovDevice.Firmware);
            ImprovService improv = new ImprovService(device, settings, new ScannedNetworks(hardware.Scan), lockRecord.IsLocked);
            return new ServiceConsole(hardware.Service, commands, improv, lockRecord.IsLocked);
        }
    }
}
