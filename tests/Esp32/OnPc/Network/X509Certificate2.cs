using EdgeNode.Esp32OnPc;

namespace System.Security.Cryptography.X509Certificates
{
    internal sealed class X509Certificate2 : X509Certificate
    {
        public X509Certificate2(byte[] pem, byte[] key, string password)
            : base(pem)
        {
            Chip.Note("X509Certificate2..ctor", password, (byte[])key.Clone());
            if (key[key.Length - 1] != 0)
            {
                throw new ArgumentException("not a key with its end");
            }
        }
    }
}
