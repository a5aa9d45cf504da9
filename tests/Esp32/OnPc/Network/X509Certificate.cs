using EdgeNode.Esp32OnPc;

namespace System.Security.Cryptography.X509Certificates
{
    /// <summary>nanoFramework.System.Net: mbedTLS reads PEM only when a zero byte ends it.</summary>
    internal class X509Certificate
    {
        public X509Certificate(byte[] pem)
        {
            Chip.Note("X509Certificate..ctor", "", (byte[])pem.Clone());
            if (pem.Length == 0 || pem[pem.Length - 1] != 0)
            {
                throw new ArgumentException("not a PEM text with its end");
            }
        }
    }
}
