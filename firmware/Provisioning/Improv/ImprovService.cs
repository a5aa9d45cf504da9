using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// What the box answers to the packets of Improv Serial. Wi-Fi settings are staged, as <c>set</c> does it, and take effect with
    /// <c>commit</c>.
    /// </summary>
    /// <remarks>
    /// To a client, the box is <em>provisioned</em> when it has the name of a network, staged or in the set that runs; that says nothing
    /// of a connection, which <c>test</c> and <c>status</c> do. A locked box tells its state and what it is, and refuses the rest. Where
    /// the protocol's few errors do not say what is wrong, an error of the console stands before the packet, as a line.
    /// </remarks>
    public sealed class ImprovService
    {
        private readonly ImprovDevice _device;
        private readonly CredentialStaging _staging;
        private readonly ImprovScan _scan;
        private readonly bool _isLocked;
        private readonly WifiCredentials _credentials = new WifiCredentials();
        private PacketReader _packet;
        private PacketWriter _answer;
        private ConsoleOutput _lines;
        private byte _command;
        private bool _isJudged;

        /// <summary>Makes a service that does nothing.</summary>
        /// <param name="device">What the box says of itself.</param>
        /// <param name="settings">Takes the settings.</param>
        /// <param name="networks">The networks around the box, or null where they cannot be told.</param>
        /// <param name="isLocked">Whether the box is locked, for the whole boot.</param>
        public ImprovService(ImprovDevice device, StagedSettings settings, IImprovNetworks networks, bool isLocked)
        {
            _device = device;
            _staging = new CredentialStaging(settings);
            _scan = new ImprovScan(networks);
            _isLocked = isLocked;
        }

        /// <summary>Whether a command is under way.</summary>
        public bool IsBusy { get; private set; }

        /// <summary>Whether it waits for the radio.</summary>
        internal bool IsWaiting
        {
            get { return IsBusy && _command == ImprovCode.RequestNetworks; }
        }

        /// <summary>Says where packets come from and where answers go. Each answer has room for a line.</summary>
        internal void Attach(PacketReader packet, ConsoleOutput output)
        {
            _packet = packet;
            _lines = output;
            _answer = new PacketWriter(output);
        }

        /// <summary>Says that a packet is broken.</summary>
        internal void RefuseBroken()
        {
            _answer.Write(ImprovCode.ErrorPacket, ImprovCode.InvalidPacket);
        }

        /// <summary>Says that the box does not do what the packet asks for, because it waits for the lines of a document.</summary>
        internal void RefuseNow()
        {
            Refuse(ImprovCode.UnknownError);
        }

        /// <summary>Begins to do what the packet asks for.</summary>
        internal void Begin()
        {
            IsBusy = true;
            _command = _packet.Data[0];

            // The protocol wants it with each command.
            _answer.Write(ImprovCode.ErrorPacket, ImprovCode.NoError);
            switch (_command)
            {
                case ImprovCode.SendWifiSettings:
                    _isJudged = IsRefusedWhenLocked();
                    break;
                case ImprovCode.RequestState:
                    TellState();
                    End();
                    break;
                case ImprovCode.RequestInformation:
                    TellDevice();
                    End();
                    break;
                case ImprovCode.RequestNetworks:
                    BeginScan();
                    break;
                default:
                    Refuse(ImprovCode.UnknownCommand);
                    break;
            }
        }

        /// <summary>Does a slice.</summary>
        internal void Step()
        {
            if (_command == ImprovCode.RequestNetworks)
            {
                StepScan();
            }
            else if (!_isJudged)
            {
                JudgeSettings();
            }
            else if (_credentials.FaultySetting != null)
            {
                RefuseValue(_credentials.FaultySetting);
            }
            else
            {
                StepSettings();
            }
        }

        private void JudgeSettings()
        {
            _isJudged = true;
            _staging.Begin();
            if (!_credentials.TryRead(_packet.Data, _packet.Length))
            {
                Refuse(ImprovCode.InvalidPacket);
            }
            else if (_credentials.FaultySetting == null)
            {
                _answer.Write(ImprovCode.StatePacket, ImprovCode.Provisioning);
            }
        }

        private void RefuseValue(string setting)
        {
            bool isName = setting == PartName.WifiName;
            string found = isName ? _credentials.NameLength.ToString() + " bytes" : _credentials.PasswordLength.ToString() + " characters";
            ErrorCode.Write(_lines, ErrorCode.Value, setting + ": found " + found + "; allowed: " + CredentialStaging.Row(setting).Rule);
            Refuse(ImprovCode.UnableToConnect);
        }

        private void StepSettings()
        {
            PutProgress progress = _staging.Step(_packet.Data, _credentials);
            if (progress == PutProgress.Refused)
            {
                ErrorCode.Write(_lines, ErrorCode.Store, "the store does not take the network; send it again");
                WriteState();
                Refuse(ImprovCode.UnknownError);
            }
            else if (progress == PutProgress.Put)
            {
                TellState();
                End();
            }
        }

        private bool WriteState()
        {
            bool isProvisioned = _staging.HasNetwork;
            _answer.Write(ImprovCode.StatePacket, isProvisioned ? ImprovCode.Provisioned : ImprovCode.Ready);
            return isProvisioned;
        }

        // The result that says so has no text: the box has no page to go to.
        private void TellState()
        {
            if (WriteState())
            {
                _answer.BeginResult(_command, 0);
                _answer.End();
            }
        }

        private void TellDevice()
        {
            const int Texts = 4;
            _answer.BeginResult(_command, Texts + ImprovDevice.Firmware.Length + _device.Version.Length + _device.Board.Length + _device.Name.Length);
            _answer.AddText(ImprovDevice.Firmware);
            _answer.AddText(_device.Version);
            _answer.AddText(_device.Board);
            _answer.AddText(_device.Name);
            _answer.End();
        }

        private void BeginScan()
        {
            if (!_scan.IsThere)
            {
                Refuse(ImprovCode.UnknownCommand);
            }
            else if (!IsRefusedWhenLocked() && !_scan.TryBegin())
            {
                Refuse(ImprovCode.UnknownError);
            }
        }

        private void StepScan()
        {
            bool goesOn = _scan.Step(_answer, out bool hasFailed);
            if (hasFailed)
            {
                Refuse(ImprovCode.UnknownError);
            }
            else if (!goesOn)
            {
                End();
            }
        }

        private bool IsRefusedWhenLocked()
        {
            if (_isLocked)
            {
                ErrorCode.Write(_lines, ErrorCode.Locked, "the box is locked; unlock it first");
                Refuse(ImprovCode.UnknownError);
            }

            return _isLocked;
        }

        private void Refuse(byte error)
        {
            _answer.Write(ImprovCode.ErrorPacket, error);
            End();
        }

        private void End()
        {
            IsBusy = false;
            _packet.Clear();
        }
    }
}
