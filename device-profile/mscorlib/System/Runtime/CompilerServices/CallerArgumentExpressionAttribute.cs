using EdgeNode.DeviceProfile;

namespace System.Runtime.CompilerServices
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class CallerArgumentExpressionAttribute : Attribute
    {
        public CallerArgumentExpressionAttribute(string parameterName) => throw null;
    }
}
