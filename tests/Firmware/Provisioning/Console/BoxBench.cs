using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>The console of a box with all its commands, on a store: what it does from boot to boot.</summary>
    internal sealed class BoxBench : IBoxControl, IOutboxEraser
    {
        /// <summary>What opens the boxes of these tests.</summary>
        public const string Secret = "5e1f0a9b3c7d2e4f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7";

        /// <summary>Password of their network.</summary>
        public const string Password = "canary in a cage";

        /// <summary>First line of <see cref="Policy"/>.</summary>
        public const string PolicyTitle = "policy 1 \"Market Square, footfall and air\"\n";

        /// <summary>Last line of it.</summary>
        public const string PolicyEnd = "retention 365 days\n";

        /// <summary>A policy that a box takes.</summary>
        public const string Policy = PolicyTitle
            + "number 7\nslot 900\nchannel footfall counted window 900 noise 2 lockout 8000 edges 10 20 30 45 65 90\n"
            + "purpose \"Plan crossing times\"\nbasis \"GDPR 6(1)(e)\"\ncontroller \"City of Example\"\ncontact \"https://privacy.example/boxes\"\n"
            + "access \"Traffic department\"\n" + PolicyEnd;

        /// <summary>The release of the firmware of these tests: 2026-11-01T00:00:00Z.</summary>
        public const long ReleasedUtcMs = 1793491200000;

        // The longest answer is that of csr, which makes a key.
        private const int MostSteps = 3000;
        private const string OutboxEntry = "outbox-0";

        private ScriptedServicePort _port;
        private SetDraft _draft;

        public BoxBench(RamStore store)
        {
            Store = store;
            Entropy = KeyTape();
            Boot();
        }

        public RamStore Store { get; }

        /// <summary>Gives the bytes of keys and challenges.</summary>
        public IEntropy Entropy { get; set; }

        public ScriptedClock Clock { get; private set; }

        public ServiceConsole Console { get; private set; }

        public SetStore Sets { get; private set; }

        public LockRecord Lock { get; private set; }

        /// <summary>How often a restart was asked for in this boot.</summary>
        public int Restarts { get; private set; }

        /// <summary>First the private part of <see cref="CertificateSamples"/>, then whatever.</summary>
        public static IEntropy KeyTape()
        {
            byte[] rest = TapeEntropy.GoodBytes(4096, 5);
            byte[] tape = new byte[32 + rest.Length];
            string digits = CertificateSamples.PrivatePart;
            for (int i = 0; i < 32; i++)
            {
                tape[i] = (byte)((Value(digits[2 * i]) << 4) | Value(digits[(2 * i) + 1]));
            }

            System.Array.Copy(rest, 0, tape, 32, rest.Length);
            return new TapeEntropy(tape);
        }

        /// <summary>A text with one part of it replaced.</summary>
        public static string Replaced(string text, string from, string to)
        {
            int at = text.IndexOf(from);
            return text.Substring(0, at) + to + text.Substring(at + from.Length);
        }

        /// <summary>Begins a boot as a box does: what a factory reset has left first, then set, lock, console.</summary>
        public void Boot()
        {
            new FactoryReset(Store).TryFinish(this);
            _port = new ScriptedServicePort();
            Clock = new ScriptedClock();
            Restarts = 0;
            Sets = new SetStore(Store);
            Sets.TryBoot();
            Lock = new LockRecord(Store);
            Lock.Open();
            _draft = new SetDraft(Sets);
            StagedSettings settings = new StagedSettings(_draft);
            HelpCommand help = new HelpCommand();
            ConsoleCommand[] commands =
            {
                help,
                new VersionCommand("1.2.3", "bench"),
                new SetCommand(settings),
                new ShowCommand(settings, _draft),
                new DiscardCommand(settings),
                new CommitCommand(settings, _draft, Lock, Clock, ReleasedUtcMs, this),
                new CsrCommand(settings, _draft, Entropy),
                new CertCommand(settings, _draft, Clock, ReleasedUtcMs),
                new AuthorityCommand(_draft),
                new PolicyTextCommand(_draft, Lock),
                new LockCommand(settings, Sets, Lock, this),
                new UnlockCommand(Sets, Lock, Entropy, Clock, this),
                new FactoryResetCommand(new FactoryReset(Store), this),
            };
            help.List(commands);
            Console = new ServiceConsole(_port, commands, Lock.IsLocked);
        }

        /// <inheritdoc/>
        public void RequestRestart()
        {
            Restarts++;
        }

        /// <inheritdoc/>
        public bool TryErase()
        {
            return Store.TryDelete(OutboxEntry);
        }

        /// <summary>Tells a line; gives the answer, echo included.</summary>
        public string Tell(string line)
        {
            _port.Arrive(line + "\n");
            for (int i = 0; i < MostSteps && (i < 10 || Console.IsBusy || !Console.IsSilent); i++)
            {
                Console.Step();
            }

            return _port.TakeSent();
        }

        /// <summary>Tells a line and then each line of a document, ended by a full stop; gives the last answer.</summary>
        public string Tell(string line, string document)
        {
            string answer = Tell(line);
            int start = 0;
            for (int i = 0; i < document.Length && answer.IndexOf("\nok") >= 0; i++)
            {
                if (document[i] == '\n')
                {
                    answer = Tell(document.Substring(start, i - start));
                    start = i + 1;
                }
            }

            return answer.IndexOf("\nok") >= 0 ? Tell(".") : answer;
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

        /// <summary>Tells everything, key and certificate included, with what opens the box.</summary>
        public void TellAll()
        {
            TellSettings();
            Tell("set wifi-name net");
            Tell("set wifi-password " + Password);
            Tell("set broker-host mqtt.example.org");
            Tell("set unlock-secret " + Secret);
            Tell("policy set", Policy);
            Tell("ca add", CertificateSamples.Root);
            Tell("csr");
            Tell("cert", CertificateSamples.Own);
        }

        /// <summary>A box whose set has proven itself.</summary>
        public static BoxBench Proven()
        {
            BoxBench bench = new BoxBench(new RamStore());
            bench.TellAll();
            bench.Tell("commit");
            bench.Boot();
            bench.Sets.Trial.TryProve();
            bench.Boot();
            return bench;
        }

        /// <summary>A box that is locked, and may be tried.</summary>
        public static BoxBench Locked()
        {
            BoxBench bench = Proven();
            bench.Tell("lock");
            bench.Boot();
            bench.Clock.Advance(UnlockDelay.LeastMs);
            return bench;
        }

        private static int Value(char digit)
        {
            return digit <= '9' ? digit - '0' : digit - 'a' + 10;
        }
    }
}
