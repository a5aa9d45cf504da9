using System;
using EdgeNode.DeviceProfile;

namespace nanoFramework.TestFramework
{
    [FromPackage("nanoFramework.TestFramework", "3.0.80")]
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public class TestClassAttribute : Attribute
    {
    }
}
