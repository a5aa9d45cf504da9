using EdgeNode.DeviceProfile;

namespace System.Threading
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public abstract class WaitHandle : MarshalByRefObject
    {
        public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) => throw null;
    }
}
