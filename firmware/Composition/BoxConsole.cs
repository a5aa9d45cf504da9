using EdgeNode.Provisioning;

namespace EdgeNode.Composition
{
    /// <summary>The console of a box with all its commands.</summary>
    internal static class BoxConsole
    {
        /// <summary>Makes it.</summary>
        /// <param name="hardware">The box's parts.</param>
        /// <param name="lockRecord">Whether the box is locked.</param>
        /// <param name="box">What the console asks of the box as a whole.</param>
        /// <param name="status">How the box is.</param>
        internal static ServiceConsole Make(NodeHardware hardware, LockRecord lockRecord, IBoxControl box, IBoxStatus status)
        {
            SetDraft draft = new SetDraft(hardware.Sets);
            StagedSettings settings = new StagedSettings(draft);
            HelpCommand help = new HelpCommand();
            ConsoleCommand[] commands =
            {
                help,
                new StatusCommand(status),
                new VersionCommand(FirmwareVersion.Text, hardware.Board),
                new ShowCommand(settings, draft),
                new SetCommand(settings),
                new CommitCommand(settings, draft, box),
                new DiscardCommand(settings),
            };
            help.List(commands);
            return new ServiceConsole(hardware.Service, commands, lockRecord.IsLocked);
        }
    }
}
