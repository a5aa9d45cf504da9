using System.Collections.Generic;
using System.Device.Wifi;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>The radio and the access point.</summary>
    public sealed class Radio
    {
        /// <summary>How long a scan takes: 13 channels of half a second each.</summary>
        public const int ScanMs = 6500;

        private const int Success = 3;
        private const int NameBufferLength = 32;
        private const string NoAddress = "0.0.0.0";

        private readonly Turns _turns;
        private readonly RuntimeSntp _sntp;

        /// <summary>Makes a radio whose access point answers after a second.</summary>
        public Radio(Turns turns, RuntimeSntp sntp)
        {
            _turns = turns;
            _sntp = sntp;
            Address = NoAddress;
            AddressDelayMs = 1000;
            HasAdapter = true;
            Status = Success;
        }

        /// <summary>Access points in reach.</summary>
        public IList<(string Name, int Dbm)> Around { get; } = new List<(string Name, int Dbm)>();

        /// <summary>Whether the driver refuses a scan.</summary>
        public bool IsBusy { get; set; }

        /// <summary>Whether the driver has an adapter at all.</summary>
        public bool HasAdapter { get; set; }

        /// <summary>Status that the next attempts end with, as the package numbers it: 3 is success, 5 an unspecified failure.</summary>
        public int Status { get; set; }

        /// <summary>When an attempt brings an address, in ms; negative for never.</summary>
        public int AddressDelayMs { get; set; }

        /// <summary>The address.</summary>
        public string Address { get; private set; }

        /// <summary>Whether the box has an address.</summary>
        public bool HasAddress
        {
            get { return Address != NoAddress; }
        }

        /// <summary>Attempts to join.</summary>
        public int Attempts { get; private set; }

        /// <summary>Name of the network that was asked for last.</summary>
        public string Name { get; private set; }

        /// <summary>Password that was given last.</summary>
        public string Password { get; private set; }

        /// <summary>Whether the driver was told to join again by itself.</summary>
        public bool IsToReconnect { get; private set; }

        /// <summary>The access point gives an address, whereupon the runtime starts its SNTP client.</summary>
        public void TakeAddress()
        {
            Address = "192.0.2.17";
            _sntp.TakeAddress();
        }

        /// <summary>The access point is gone.</summary>
        public void Lose()
        {
            Address = NoAddress;
        }

        internal WifiConnectionStatus Join(string name, bool isToReconnect, string password)
        {
            Attempts++;

            // The driver's copy leaves its buffer as it was where the text and a zero byte do not fit, and goes on (hal_strcpy_s).
            Name = name.Length < NameBufferLength ? name : Name;
            Password = password;
            IsToReconnect = isToReconnect;
            if (AddressDelayMs >= 0)
            {
                _turns.After(AddressDelayMs, TakeAddress);
            }

            return (WifiConnectionStatus)Status;
        }
    }
}
