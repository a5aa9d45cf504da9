using System.Collections;
using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public abstract class Array : ICollection
    {
        public void CopyTo(Array array, int index) => throw null;

        IEnumerator IEnumerable.GetEnumerator() => throw null;

        public int Length => throw null;

        public static void Clear(Array array, int index, int length) => throw null;

        public static void Copy(Array sourceArray, Array destinationArray, int length) => throw null;

        public static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length) => throw null;
    }
}
