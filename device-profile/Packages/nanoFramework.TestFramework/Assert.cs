using System;
using System.Runtime.CompilerServices;
using EdgeNode.DeviceProfile;

namespace nanoFramework.TestFramework
{
    [FromPackage("nanoFramework.TestFramework", "3.0.80")]
    public sealed class Assert
    {
        public static void AreEqual(int expected, int actual, [CallerArgumentExpression("actual")] string message = "") => throw null;

        public static void AreEqual(bool expected, bool actual, [CallerArgumentExpression("actual")] string message = "") => throw null;

        public static void AreEqual(byte expected, byte actual, [CallerArgumentExpression("actual")] string message = "") => throw null;

        public static void AreEqual(long expected, long actual, [CallerArgumentExpression("actual")] string message = "") => throw null;

        public static void AreEqual(uint expected, uint actual, [CallerArgumentExpression("actual")] string message = "") => throw null;

        public static void AreEqual(string expected, string actual, [CallerArgumentExpression("actual")] string message = "") => throw null;

        public static void AreNotEqual(int notExpected, int actual, [CallerArgumentExpression("actual")] string message = "") => throw null;

        public static void AreNotEqual(uint notExpected, uint actual, [CallerArgumentExpression("actual")] string message = "") => throw null;

        public static void AreNotEqual(string notExpected, string actual, [CallerArgumentExpression("actual")] string message = "") => throw null;

        public static void AreSame(object expected, object actual, [CallerArgumentExpression("actual")] string message = "") => throw null;

        public static void IsTrue(bool condition, [CallerArgumentExpression("condition")] string message = "") => throw null;

        public static void IsFalse(bool condition, [CallerArgumentExpression("condition")] string message = "") => throw null;

        public static void IsNull(object value, [CallerArgumentExpression("value")] string message = "") => throw null;

        public static void IsNotNull(object value, [CallerArgumentExpression("value")] string message = "") => throw null;

        public static void Contains(string expected, string value, [CallerArgumentExpression("value")] string message = "") => throw null;

        public static void EndsWith(string expected, string value, [CallerArgumentExpression("value")] string message = "") => throw null;

        public static void ThrowsException(Type exception, Action action, [CallerArgumentExpression("action")] string message = "") => throw null;
    }
}
