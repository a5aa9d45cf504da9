using EdgeNode.DeviceProfile;

namespace System.Security.Cryptography.X509Certificates
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public class X509Certificate
    {
        public X509Certificate() => throw null;

        public X509Certificate(byte[] certificate) => throw null;
    }
}
