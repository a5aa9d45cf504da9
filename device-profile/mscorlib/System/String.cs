using System.Runtime.CompilerServices;
using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public sealed class String
    {
        public String(char[] value) => throw null;

        public int Length => throw null;

        [IndexerName("Chars")]

        public char this[int index] => throw null;

        public static string Concat(string str0, string str1) => throw null;

        public static string Concat(string str0, string str1, string str2) => throw null;

        public static string Concat(string str0, string str1, string str2, string str3) => throw null;

        public static string Concat(params string[] values) => throw null;

        public string Trim() => throw null;

        public String(char c, int count) => throw null;

        public static string Format(string format, params object[] args) => throw null;

        public int IndexOf(string value) => throw null;

        public int LastIndexOf(char value) => throw null;

        public int IndexOf(char value) => throw null;

        public int IndexOf(char value, int startIndex) => throw null;

        public string[] Split(params char[] separator) => throw null;

        public string Substring(int startIndex) => throw null;

        public string Substring(int startIndex, int length) => throw null;

        public static bool operator ==(string a, string b) => throw null;

        public static bool operator !=(string a, string b) => throw null;
    }
}
