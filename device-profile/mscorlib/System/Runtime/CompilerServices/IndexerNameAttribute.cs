using EdgeNode.DeviceProfile;

namespace System.Runtime.CompilerServices
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class IndexerNameAttribute : Attribute
    {
        public IndexerNameAttribute(string indexerName) => throw null;
    }
}
