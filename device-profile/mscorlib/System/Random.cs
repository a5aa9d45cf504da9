using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public class Random
    {
        public Random() => throw null;

        public virtual void NextBytes(byte[] buffer) => throw null;
    }
}
