using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A console with the commands that set, show, discard and commit, on a store.</summary>
    internal sealed class SettingBench : IBoxControl
    {
        private readonly ScriptedServicePort _port = new ScriptedServicePort();
        private readonly ServiceConsole _console;
        private readonly SetDraft _draft;

        public SettingBench(RamStore store)
        {
            SetStore sets = new SetStore(store);
            sets.Open();
            _draft = new SetDraft(sets);
            StagedSettings settings = new StagedSettings(_draft);
            ConsoleCommand[] commands =
            {
                new SetCommand(settings),
                new ShowCommand(settings, _draft),
                new DiscardCommand(settings),
                new CommitCommand(settings, _draft, this),
            };
            _console = new ServiceConsole(_port, commands, isLocked: false);
        }

        /// <summary>How often a restart was asked for.</summary>
        public int Restarts { get; private set; }

        /// <inheritdoc/>
        public void RequestRestart()
        {
            Restarts++;
        }

        /// <summary>Tells a line; gives the answer, echo included.</summary>
        public string Tell(string line)
        {
            const int Steps = 100;
            _port.Arrive(line + "\n");
            for (int i = 0; i < Steps; i++)
            {
                _console.Step();
            }

            return _port.TakeSent();
        }

        /// <summary>Puts something for each document.</summary>
        public void PutDocuments()
        {
            byte[] text = AsciiText.ToBytes("text");
            string[] documents = { PartName.Policy, PartName.Authorities, PartName.Certificate, PartName.PrivateKey };
            foreach (string document in documents)
            {
                _draft.TryBeginPart(document);
                _draft.TryAdd(text, text.Length);
                _draft.EndPart();
            }
        }

        /// <summary>Tells all settings that a box needs of itself.</summary>
        public void TellSettings()
        {
            Tell("set tenant demo");
            Tell("set node kx7q22");
            Tell("set site a");
            Tell("set latitude 1");
            Tell("set longitude 2");
            Tell("set height 3");
        }
    }
}
