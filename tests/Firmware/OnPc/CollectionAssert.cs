using System.Collections;
using OnPc = Microsoft.VisualStudio.TestTools.UnitTesting.CollectionAssert;
using Plain = Microsoft.VisualStudio.TestTools.UnitTesting.Assert;

namespace nanoFramework.TestFramework
{
    /// <summary>nanoFramework.TestFramework's assertions on collections over MSTest's: elements compared in order, by <c>Equals</c>.</summary>
    public static class CollectionAssert
    {
        public static void AreEqual(ICollection expected, ICollection actual, string message = "")
        {
            OnPc.AreEqual(expected, actual, message);
        }

        public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "")
        {
            OnPc.AreNotEqual(notExpected, actual, message);
        }

        public static void Empty(ICollection collection, string message = "")
        {
            Plain.AreEqual(0, collection.Count, message);
        }

        public static void NotEmpty(ICollection collection, string message = "")
        {
            Plain.AreNotEqual(0, collection.Count, message);
        }
    }
}
