namespace EdgeNode.Identity
{
    /// <summary>Tags of DER (X.690, 8.1.2) that keys, requests and certificates have.</summary>
    public static class DerTag
    {
        /// <summary>INTEGER.</summary>
        public const byte Integer = 0x02;

        /// <summary>BIT STRING.</summary>
        public const byte BitString = 0x03;

        /// <summary>OBJECT IDENTIFIER.</summary>
        public const byte ObjectIdentifier = 0x06;

        /// <summary>UTF8String.</summary>
        public const byte Utf8String = 0x0c;

        /// <summary>PrintableString.</summary>
        public const byte PrintableString = 0x13;

        /// <summary>UTCTime.</summary>
        public const byte UtcTime = 0x17;

        /// <summary>GeneralizedTime.</summary>
        public const byte GeneralizedTime = 0x18;

        /// <summary>SEQUENCE.</summary>
        public const byte Sequence = 0x30;

        /// <summary>SET.</summary>
        public const byte Set = 0x31;

        /// <summary>[0], constructed.</summary>
        public const byte Context0 = 0xa0;
    }
}
