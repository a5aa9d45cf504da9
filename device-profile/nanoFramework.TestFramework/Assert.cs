using System;
using EdgeNode.DeviceProfile;

namespace nanoFramework.TestFramework
{
    [FromPackage("nanoFramework.TestFramework", "3.0.80")]
    public sealed class Assert
    {
        public static void AreEqual(int expected, int actual, string message = "") => throw null;

        public static void AreEqual(bool expected, bool actual, string message = "") => throw null;

        public static void AreEqual(byte expected, byte actual, string message = "") => throw null;

        public static void AreEqual(long expected, long actual, string message = "") => throw null;

        public static void AreEqual(uint expected, uint actual, string message = "") => throw null;

        public static void AreEqual(string expected, string actual, string message = "") => throw null;

        public static void AreNotEqual(int notExpected, int actual, string message = "") => throw null;

        public static void AreNotEqual(uint notExpected, uint actual, string message = "") => throw null;

        public static void AreNotEqual(string notExpected, string actual, string message = "") => throw null;

        public static void AreSame(object expected, object actual, string message = "") => throw null;

        public static void IsTrue(bool condition, string message = "") => throw null;

        public static void IsFalse(bool condition, string message = "") => throw null;

        public static void IsNull(object value, string message = "") => throw null;

        public static void IsNotNull(object value, string message = "") => throw null;

        public static void Contains(string expected, string value, string message = "") => throw null;

        public static void EndsWith(string expected, string value, string message = "") => throw null;

        public static void ThrowsException(Type exception, Action action, string message = "") => throw null;
    }
}
