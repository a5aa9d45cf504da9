using EdgeNode.Contracts;
using EdgeNode.Identity;
using EdgeNode.Summaries;

namespace EdgeNode.Composition
{
    /// <summary>When the certificate of the set that runs ends, as the certificate says.</summary>
    internal static class CertificateEnd
    {
        private const int GreatestPemLength = 8192;

        /// <summary>Reads the certificate. Takes about 400,000 IL instructions, so only at boot.</summary>
        /// <param name="told">What the box was told.</param>
        /// <returns>Milliseconds since 1970; <see cref="HealthClasses.NoEnd"/> when there is none, or it cannot be read.</returns>
        public static long Read(IReadableStore told)
        {
            int length = told.Length(PartName.Certificate);
            if (length <= 0 || length > GreatestPemLength)
            {
                return HealthClasses.NoEnd;
            }

            byte[] text = new byte[length];
            if (told.Read(PartName.Certificate, 0, text, length) != length)
            {
                return HealthClasses.NoEnd;
            }

            CertificateReader reader = new CertificateReader();
            reader.Begin(text, 0, length);
            bool isRead = false;
            while (!isRead)
            {
                isRead = reader.Step();
            }

            // Zero where it got no date.
            return reader.Fields.NotAfterUtcMs;
        }
    }
}
