using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public abstract class Delegate
    {
        public static Delegate Combine(Delegate a, Delegate b) => throw null;

        public static Delegate Remove(Delegate source, Delegate value) => throw null;
    }
}
