using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public readonly ref struct SpanByte
    {
        private readonly byte[] _array;

        public SpanByte(byte[] array, int start, int length) => throw null;
    }
}
