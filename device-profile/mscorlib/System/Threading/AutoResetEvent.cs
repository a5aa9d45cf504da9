using EdgeNode.DeviceProfile;

namespace System.Threading
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public sealed class AutoResetEvent : WaitHandle
    {
        public AutoResetEvent(bool initialState) => throw null;

        public bool Set() => throw null;
    }
}
