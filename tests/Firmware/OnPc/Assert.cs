using System;
using OnPc = Microsoft.VisualStudio.TestTools.UnitTesting.Assert;

namespace nanoFramework.TestFramework
{
    /// <summary>
    /// nanoFramework.TestFramework's assertions over MSTest's: the same names, parameters and meaning, and nothing
    /// more, so that a test which compiles here compiles for a device. The forms for float and double are left out
    /// because firmware has no floating point.
    /// </summary>
    public static class Assert
    {
        public static void AreEqual(int expected, int actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(bool expected, bool actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(byte expected, byte actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(char expected, char actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(long expected, long actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(uint expected, uint actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(sbyte expected, sbyte actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(short expected, short actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(ulong expected, ulong actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(object expected, object actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(string expected, string actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(ushort expected, ushort actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreEqual(DateTime expected, DateTime actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreNotEqual(int notExpected, int actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(bool notExpected, bool actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(byte notExpected, byte actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(char notExpected, char actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(long notExpected, long actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(uint notExpected, uint actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(sbyte notExpected, sbyte actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(short notExpected, short actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(ulong notExpected, ulong actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(object notExpected, object actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(string notExpected, string actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(ushort notExpected, ushort actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreNotEqual(DateTime notExpected, DateTime actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void AreSame(object expected, object actual, string message = "")
        {
            OnPc.AreSame(expected, actual, message);
        }

        public static void AreNotSame(object notExpected, object actual, string message = "")
        {
            OnPc.AreNotSame(notExpected, actual, message);
        }

        public static void IsTrue(bool condition, string message = "")
        {
            OnPc.IsTrue(condition, message);
        }

        public static void IsFalse(bool condition, string message = "")
        {
            OnPc.IsFalse(condition, message);
        }

        public static void IsNull(object value, string message = "")
        {
            OnPc.IsNull(value, message);
        }

        public static void IsNotNull(object value, string message = "")
        {
            OnPc.IsNotNull(value, message);
        }

        public static void IsInstanceOfType(object value, Type expected, string message = "")
        {
            OnPc.IsInstanceOfType(value, expected, message);
        }

        public static void IsNotInstanceOfType(object value, Type notExpected, string message = "")
        {
            OnPc.IsNotInstanceOfType(value, notExpected, message);
        }

        public static void Contains(string expected, string value, string message = "")
        {
            OnPc.IsTrue(value.IndexOf(expected, StringComparison.Ordinal) >= 0, "'" + value + "' does not contain '" + expected + "'. " + message);
        }

        public static void DoesNotContains(string notExpected, string value, string message = "")
        {
            OnPc.IsTrue(value.IndexOf(notExpected, StringComparison.Ordinal) < 0, "'" + value + "' contains '" + notExpected + "'. " + message);
        }

        public static void StartsWith(string expected, string value, string message = "")
        {
            OnPc.IsTrue(value.StartsWith(expected, StringComparison.Ordinal), "'" + value + "' does not start with '" + expected + "'. " + message);
        }

        public static void EndsWith(string expected, string value, string message = "")
        {
            OnPc.IsTrue(value.EndsWith(expected, StringComparison.Ordinal), "'" + value + "' does not end with '" + expected + "'. " + message);
        }

        /// <summary>Holds that <paramref name="action"/> throws exactly <paramref name="exception"/>, not a subclass of it.</summary>
        public static void ThrowsException(Type exception, Action action, string message = "")
        {
            Type thrown = null;
            try
            {
                action();
            }
            catch (Exception e)
            {
                thrown = e.GetType();
            }

            string found = thrown == null ? "nothing" : thrown.Name;
            OnPc.IsTrue(thrown == exception, "Threw " + found + " rather than " + exception.Name + ". " + message);
        }
    }
}
