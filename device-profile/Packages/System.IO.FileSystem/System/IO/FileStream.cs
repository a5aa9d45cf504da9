using EdgeNode.DeviceProfile;

namespace System.IO
{
    [FromPackage("nanoFramework.System.IO.FileSystem", "1.1.93")]
    public class FileStream : Stream
    {
        public FileStream(string path, FileMode mode, FileAccess access) => throw null;

        public override long Length => throw null;

        public override int Read(byte[] buffer, int offset, int count) => throw null;

        public override long Seek(long offset, SeekOrigin origin) => throw null;

        public override void Write(byte[] buffer, int offset, int count) => throw null;
    }
}
