using EdgeNode.DeviceProfile;

namespace System.IO
{
    [FromPackage("nanoFramework.System.IO.FileSystem", "1.1.93")]
    public static class File
    {
        public static void Delete(string path) => throw null;

        public static bool Exists(string path) => throw null;
    }
}
