using EdgeNode.DeviceProfile;

namespace System.Collections
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public class ArrayList
    {
        public virtual int Count => throw null;

        public virtual object this[int index] => throw null;

        public virtual int Add(object value) => throw null;
    }
}
