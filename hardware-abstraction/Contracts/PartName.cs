namespace EdgeNode.Contracts
{
    /// <summary>The parts of what a box is told, by the names under which <see cref="IReadableStore"/> has them.</summary>
    public static class PartName
    {
        /// <summary>What a technician tells the box about itself.</summary>
        public const string Settings = "settings";

        /// <summary>The policy in force.</summary>
        public const string Policy = "policy";

        /// <summary>Name of the radio network, UTF-8.</summary>
        public const string WifiName = "wifi-name";

        /// <summary>Password of the radio network; no part for an open one.</summary>
        public const string WifiPassword = "wifi-password";

        /// <summary>Host name of the broker, as its certificate has it.</summary>
        public const string BrokerHost = "broker-host";

        /// <summary>Port of the broker; no part for 8883.</summary>
        public const string BrokerPort = "broker-port";

        /// <summary>The certificates, PEM one after the other, under which the broker's must stand.</summary>
        public const string Authorities = "ca-crt";

        /// <summary>The box's certificate, PEM.</summary>
        public const string Certificate = "box-crt";

        /// <summary>The key of the box's certificate, PEM, without a password. Whoever can read the flash can read it.</summary>
        public const string PrivateKey = "box-key";

        /// <summary>What opens a locked box, 64 hexadecimal digits.</summary>
        public const string UnlockSecret = "unlock-secret";
    }
}
