namespace EdgeNode.Identity
{
    /// <summary>Whether a certificate is the box's, and if not, why.</summary>
    public enum CertificateVerdict
    {
        /// <summary>It names the box's key and node id, and its dates fit.</summary>
        Fits,

        /// <summary>The text has no line <c>-----BEGIN CERTIFICATE-----</c>, and is no DER.</summary>
        NoCertificate,

        /// <summary>It is cut off, has a character that does not belong, or is no X.509 certificate.</summary>
        Damaged,

        /// <summary>It has more bytes than <see cref="CertificateReader.GreatestLength"/>.</summary>
        TooLong,

        /// <summary>Its key is not an uncompressed point of P-256, such as an RSA key.</summary>
        OtherKindOfKey,

        /// <summary>It is for another key.</summary>
        OtherKey,

        /// <summary>Its subject has no common name, or more than one.</summary>
        NoNode,

        /// <summary>Its common name is not the node id.</summary>
        OtherNode,

        /// <summary>It ends before it begins.</summary>
        EndsBeforeItBegins,

        /// <summary>It begins later than the time that the box trusts.</summary>
        NotYetValid,

        /// <summary>It has ended by the time that the box trusts.</summary>
        Expired,

        /// <summary>The box has no trusted time, and it has ended by a time that has passed for certain.</summary>
        EndsTooEarly,
    }
}
