using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Lists the Wi-Fi networks around, strongest first, each once and at most <see cref="GreatestNetworks"/>; hidden ones are left out. The
    /// platform does not tell how a network is secured.
    /// </summary>
    public sealed class ScanCommand : ConsoleCommand
    {
        /// <summary>Most networks that are listed.</summary>
        public const int GreatestNetworks = 16;

        // Steps of 200 ms: a scan takes seven seconds.
        private const int GreatestWaitSteps = 100;

        private const int AccessPointsOfSlice = 4;

        private readonly IWifiScan _scan;
        private string[] _names;
        private int[] _dbm;
        private int _waited;
        private int _taken;
        private int _count;
        private int _written;

        /// <summary>Makes the command.</summary>
        /// <param name="scan">The radio.</param>
        public ScanCommand(IWifiScan scan)
            : base("scan", "scan", "lists the Wi-Fi networks around, strongest first", isForLocked: false)
        {
            _scan = scan;
        }

        /// <inheritdoc/>
        public override bool IsWaiting
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            _waited = 0;
            _taken = 0;
            _count = 0;
            _written = 0;
            _names = new string[GreatestNetworks];
            _dbm = new int[GreatestNetworks];
            _scan.Begin();
            return false;
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            ScanPhase phase = _scan.Phase;
            if (phase != ScanPhase.Done)
            {
                _waited++;
                return (phase != ScanPhase.UnderWay || _waited > GreatestWaitSteps)
                    && Error(output, ErrorCode.Radio, "the radio does not scan now: it may be joining a network; try again in half a minute");
            }

            if (_taken < _scan.Count)
            {
                TakeSome();
                return false;
            }

            if (_written < _count)
            {
                output.Add(_dbm[_written].ToString());
                output.Add(" dBm ");
                QuotedText.Write(_names[_written], output);
                output.EndLine();
                _written++;
                return false;
            }

            _names = null;
            _dbm = null;
            return Ok(output);
        }

        private void TakeSome()
        {
            for (int i = 0; i < AccessPointsOfSlice && _taken < _scan.Count; i++)
            {
                string name = _scan.NameAt(_taken);
                if (name.Length > 0)
                {
                    Take(name, _scan.DbmAt(_taken));
                }

                _taken++;
            }
        }

        // In order of strength; a network that is there already moves up, and the weakest drops out.
        private void Take(string name, int dbm)
        {
            int at = 0;
            while (at < _count && _names[at] != name)
            {
                at++;
            }

            if (at == _count)
            {
                if (_count == GreatestNetworks)
                {
                    at--;
                }
                else
                {
                    _count++;
                    _dbm[at] = int.MinValue;
                }
            }

            if (dbm <= _dbm[at])
            {
                return;
            }

            for (; at > 0 && _dbm[at - 1] < dbm; at--)
            {
                _names[at] = _names[at - 1];
                _dbm[at] = _dbm[at - 1];
            }

            _names[at] = name;
            _dbm[at] = dbm;
        }
    }
}
