using EdgeNode.DeviceProfile;

namespace System.Reflection
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public sealed class DefaultMemberAttribute : Attribute
    {
        public DefaultMemberAttribute(string memberName) => throw null;
    }
}
