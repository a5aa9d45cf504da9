using EdgeNode.DeviceProfile;

namespace nanoFramework.TestFramework
{
    [FromPackage("nanoFramework.TestFramework", "3.0.80")]
    public sealed class Assert
    {
        public static void AreEqual(int expected, int actual, string message = "") => throw null;

        public static void AreEqual(string expected, string actual, string message = "") => throw null;

        public static void IsTrue(bool condition, string message = "") => throw null;
    }
}
