using EdgeNode.DeviceProfile;

namespace System.IO
{
    [FromPackage("nanoFramework.System.IO.Streams", "1.1.96")]
    public abstract class Stream : MarshalByRefObject, IDisposable
    {
        public abstract long Length { get; }

        public void Dispose() => throw null;

        public abstract int Read(byte[] buffer, int offset, int count);

        public abstract long Seek(long offset, SeekOrigin origin);

        public abstract void Write(byte[] buffer, int offset, int count);
    }
}
