using System;

namespace EdgeNode.DeviceProfile
{
    /// <summary>The package, and its version, from which a declared type and all its declared members come.</summary>
    [AttributeUsage(AttributeTargets.All)]
    internal sealed class FromPackageAttribute : Attribute
    {
        /// <summary>Says where a type comes from.</summary>
        /// <param name="package">Id of the package, as in packages.config.</param>
        /// <param name="version">Its version, as in packages.config.</param>
        public FromPackageAttribute(string package, string version)
        {
        }
    }
}
