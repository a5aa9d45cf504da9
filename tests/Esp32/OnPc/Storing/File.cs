using EdgeNode.Esp32OnPc;

namespace System.IO
{
    /// <summary>nanoFramework.System.IO.FileSystem, <c>File</c>: removing what is not there does nothing.</summary>
    internal static class File
    {
        public static bool Exists(string path)
        {
            Chip.Note("File.Exists", path);
            return IsThere(path);
        }

        public static void Delete(string path)
        {
            Chip.Note("File.Delete", path);
            if (IsThere(path))
            {
                Chip.Current.Flash.Delete(path);
            }
        }

        private static bool IsThere(string path)
        {
            try
            {
                return Chip.Current.Flash.Exists(path);
            }
            catch (IOException)
            {
                // So does the package: a driver that fails is a file that is not there.
                return false;
            }
        }
    }
}
