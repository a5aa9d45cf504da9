using EdgeNode.DeviceProfile;

namespace System.Runtime.CompilerServices
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public static class RuntimeHelpers
    {
        public static void InitializeArray(Array array, RuntimeFieldHandle fldHandle) => throw null;
    }
}
