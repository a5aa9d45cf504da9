using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// The radio network that the box was told. Once told to connect, the runtime joins again by itself after every loss;
    /// <see cref="TryJoin"/>, which comes before each attempt to reach the broker, tells it once more where that does not help.
    /// </summary>
    /// <remarks>
    /// The adapter is used directly: <c>WifiNetworkHelper</c> writes name and password to flash at each call, and
    /// a second call of it in one boot fails.
    /// </remarks>
    public sealed class WifiNetwork : INetwork
    {
        private const int AddressWaitMs = 10000;
        private const int AddressPollMs = 200;
        private const string NoAddress = "0.0.0.0";

        private readonly IReadableStore _told;
        private readonly object _lock = new object();
        private WifiAdapter _adapter;
        private bool _isConnecting;
        private bool _isJoining;

        /// <summary>Makes a network that nobody has joined.</summary>
        /// <param name="told">Where its name and password are, by the names of <see cref="PartName"/>.</param>
        public WifiNetwork(IReadableStore told)
        {
            _told = told;
        }

        /// <inheritdoc/>
        /// <remarks>It has answered in this boot, and nothing here turns it off.</remarks>
        public bool IsRadioOn { get; private set; }

        /// <summary>Why the network was not joined the last time; <see cref="LinkFailure.None"/> once it is, and before the first attempt has ended.</summary>
        public LinkFailure Failure { get; private set; }

        /// <summary>Whether the thread of <see cref="BeginJoin"/> still runs.</summary>
        public bool IsJoining
        {
            get
            {
                lock (_lock)
                {
                    return _isJoining;
                }
            }
        }

        /// <inheritdoc/>
        /// <remarks>
        /// Always false. nanoFramework tells the signal of access points found by a scan, not of the one joined; a scan
        /// takes the radio off its channel for seconds, and lists the networks of the neighbours.
        /// </remarks>
        public bool TryGetSignalDbm(out int dbm)
        {
            dbm = 0;
            return false;
        }

        /// <inheritdoc/>
        /// <remarks>On a thread of its own, which waits for at most 30 s.</remarks>
        public void BeginJoin()
        {
            lock (_lock)
            {
                if (_isJoining)
                {
                    return;
                }

                _isJoining = true;
            }

            try
            {
                new Thread(Join).Start();
            }
            catch (Exception)
            {
                // No memory for a thread. Whoever needs the network asks again.
                Failure = LinkFailure.NotBegun;
                EndJoin();
            }
        }

        /// <summary>Joins unless that is done. Holds the calling thread, and only that, for at most 30 s.</summary>
        /// <returns>False when the box was told no network, or it was not joined.</returns>
        public bool TryJoin()
        {
            bool isJoined;
            try
            {
                isJoined = HasAddress() || (TryTakeTurn() ? TryConnect() : WaitForAddress());
            }
            catch (Exception)
            {
                // No adapter, or the driver is at fault.
                Failure = LinkFailure.WifiFailed;
                isJoined = false;
            }

            if (isJoined)
            {
                Failure = LinkFailure.None;
                WallClock.StopRuntimeSntp();
            }

            return isJoined;
        }

        private void Join()
        {
            TryJoin();
            EndJoin();
        }

        private void EndJoin()
        {
            lock (_lock)
            {
                _isJoining = false;
            }
        }

        /// <summary>Notes that the radio has heard something, so that it is on.</summary>
        internal void NoteRadio()
        {
            IsRadioOn = true;
        }

        /// <summary>The radio's driver, made at its first use.</summary>
        /// <exception cref="Exception">The runtime has no adapter.</exception>
        internal WifiAdapter TakeAdapter()
        {
            lock (_lock)
            {
                if (_adapter == null)
                {
                    _adapter = WifiAdapter.FindAllAdapters()[0];
                }

                return _adapter;
            }
        }

        // A second attempt would break the first one off: who comes while one is under way waits for its address.
        private bool TryTakeTurn()
        {
            lock (_lock)
            {
                bool isFree = !_isConnecting;
                _isConnecting = true;
                return isFree;
            }
        }

        private bool TryConnect()
        {
            try
            {
                return TryBeginConnect(out LinkFailure failure) && TryAwaitAddress(failure);
            }
            finally
            {
                lock (_lock)
                {
                    _isConnecting = false;
                }
            }
        }

        // What the driver says of the attempt is told only where no address follows: it may speak of one that it broke off itself.
        private bool TryAwaitAddress(LinkFailure failure)
        {
            bool hasAddress = WaitForAddress();
            Failure = failure;
            return hasAddress;
        }

        private bool TryBeginConnect(out LinkFailure failure)
        {
            failure = LinkFailure.NotTold;

            // A password that cannot be read is none of an open network: somebody else's of the same name may be near.
            string name = UplinkEntry.ReadText(_told, PartName.WifiName);
            string password = UplinkEntry.ReadText(_told, PartName.WifiPassword);
            if (name == null || (password == null && _told.Length(PartName.WifiPassword) != StoreAnswer.Missing))
            {
                Failure = failure;
                return false;
            }

            WifiConnectionResult result = TakeAdapter().Connect(name, WifiReconnectionKind.Automatic, password == null ? "" : password);

            // The driver gives this status also when it has not started the radio, after all others it has. It gives it for
            // an attempt too that it broke off itself to begin this one, so that only an address says what came of it.
            if (result.ConnectionStatus != WifiConnectionStatus.UnspecifiedFailure)
            {
                IsRadioOn = true;
            }

            failure = FailureOf(result.ConnectionStatus);
            return true;
        }

        // What the ESP32's driver can say (nf-interpreter, sys_dev_wifi_native_System_Device_Wifi_WifiAdapter.cpp, NativeConnect): an
        // access point that went quiet in the handshake counts as one that refused, too.
        private static LinkFailure FailureOf(WifiConnectionStatus status)
        {
            return status switch
            {
                WifiConnectionStatus.Success => LinkFailure.NoAddress,
                WifiConnectionStatus.NetworkNotAvailable => LinkFailure.WifiNotFound,
                WifiConnectionStatus.InvalidCredential => LinkFailure.WifiRefused,
                _ => LinkFailure.WifiFailed,
            };
        }

        private bool WaitForAddress()
        {
            for (int waitedMs = 0; waitedMs < AddressWaitMs; waitedMs += AddressPollMs)
            {
                if (HasAddress())
                {
                    return true;
                }

                Thread.Sleep(AddressPollMs);
            }

            return false;
        }

        private bool HasAddress()
        {
            foreach (NetworkInterface adapter in NetworkInterface.GetAllNetworkInterfaces())
            {
                if (adapter.NetworkInterfaceType == NetworkInterfaceType.Wireless80211 && IsAddress(adapter.IPv4Address))
                {
                    IsRadioOn = true;
                    return true;
                }
            }

            return false;
        }

        private static bool IsAddress(string text)
        {
            return text != null && text.Length > 0 && text != NoAddress;
        }
    }
}
