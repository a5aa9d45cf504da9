using System.Collections;
using System.Runtime.CompilerServices;
using EdgeNode.DeviceProfile;

namespace nanoFramework.TestFramework
{
    [FromPackage("nanoFramework.TestFramework", "3.0.80")]
    public sealed class CollectionAssert
    {
        public static void AreEqual(ICollection expected, ICollection actual, [CallerArgumentExpression("actual")] string message = "") => throw null;
    }
}
