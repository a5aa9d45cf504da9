using EdgeNode.DeviceProfile;

namespace System.Collections
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public interface ICollection : IEnumerable
    {
    }
}
