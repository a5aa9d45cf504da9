using System;

namespace nanoFramework.TestFramework
{
    /// <summary>Marks a class of tests, for MSTest on the PC as for nanoFramework's runner on a device.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class TestClassAttribute : Microsoft.VisualStudio.TestTools.UnitTesting.TestClassAttribute
    {
    }
}
