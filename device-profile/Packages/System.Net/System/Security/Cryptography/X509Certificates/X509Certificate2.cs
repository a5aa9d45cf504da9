using EdgeNode.DeviceProfile;

namespace System.Security.Cryptography.X509Certificates
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public class X509Certificate2 : X509Certificate
    {
        public X509Certificate2(byte[] rawData, byte[] key, string password) => throw null;
    }
}
