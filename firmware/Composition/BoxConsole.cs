using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Composition
{
    /// <summary>The console of a box with all the commands that it has, open or locked.</summary>
    internal static class BoxConsole
    {
        /// <summary>Makes it.</summary>
        /// <param name="hardware">The box's parts.</param>
        /// <param name="lockRecord">Whether the box is locked.</param>
        /// <param name="entropy">Random bytes from a tested source.</param>
        /// <param name="reset">Makes the box one that was never told anything.</param>
        /// <param name="box">What the console asks of the box as a whole.</param>
        /// <param name="status">How the box is.</param>
        /// <param name="checks">What <c>test</c> tests; null on a locked box, which has no such command.</param>
        internal static ServiceConsole Make(NodeHardware hardware, LockRecord lockRecord, IEntropy entropy, FactoryReset reset, IBoxControl box, IBoxStatus status, IBoxCheck[] checks)
        {
            SetDraft draft = new SetDraft(hardware.Sets);
            StagedSettings settings = new StagedSettings(draft);
            StatusCommand statusCommand = new StatusCommand(status);
            VersionCommand version = new VersionCommand(FirmwareVersion.Text, hardware.Board);
            UnlockCommand unlock = new UnlockCommand(hardware.Sets, lockRecord, entropy, hardware.Clock, box);
            FactoryResetCommand resetCommand = new FactoryResetCommand(reset, box);

            // Of settings that are read anew, so that those of the draft stay unread.
            string node = new StagedSettings(new SetDraft(hardware.Sets)).LineOf(SettingName.Node) ?? ImprovDevice.Firmware;
            ImprovDevice device = new ImprovDevice(FirmwareVersion.Text, hardware.Board, node);
            ImprovService improv = new ImprovService(device, settings, new ScannedNetworks(hardware.Scan), lockRecord.IsLocked);
            if (lockRecord.IsLocked)
            {
                // Only these: the others are 4 KB of heap, beside sensors that count.
                ConsoleCommand[] few = { statusCommand, version, unlock, resetCommand };
                return new ServiceConsole(hardware.Service, few, improv, isLocked: true);
            }

            HelpCommand help = new HelpCommand();
            ConsoleCommand[] commands =
            {
                help,
                statusCommand,
                version,
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
                unlock,
                resetCommand,
            };
            help.List(commands);
            return new ServiceConsole(hardware.Service, commands, improv, isLocked: false);
        }
    }
}
