using System.Collections.Generic;

namespace EdgeNode.DeviceRules
{
    /// <summary>
    /// What device sources do without, for nanoFramework v1 lacks it, behaves otherwise than the PC's .NET, or they have
    /// better; and what they use instead.
    /// </summary>
    public static class Absence
    {
        /// <summary>Instead of <c>double</c>, <c>float</c> and <c>decimal</c>: software does them on an ESP32, and no test on a PC tells how they round there.</summary>
        public const string OfFractions = "whole numbers in fixed point, which a box and a PC round alike";

        private const string Letters = "a comparison with the letters' range: a box knows the case of a to z alone, a PC of every letter";
        private const string Order = "==, or a loop over the characters: a box orders by bytes, a PC by language";
        private const string Reflection = "a call that is written out: what is reached by its name, no test of the privacy walls can follow";
        private const string Clock = "IClock";
        private const string Stopped = "a field that the thread looks at: one that is stopped from outside keeps its locks";

        private static readonly Dictionary<string, string> Members = new Dictionary<string, string>
        {
            ["System.String.Join"] = "AsciiWriter, or string.Concat in a loop",
            ["System.String.Replace"] = "a loop over the characters into an AsciiWriter",
            ["System.String.Insert"] = "string.Concat of the parts",
            ["System.String.Remove"] = "string.Substring",
            ["System.String.IsNullOrWhiteSpace"] = "string.IsNullOrEmpty(value.Trim())",
            ["System.String.PadLeft"] = "AsciiWriter",
            ["System.String.PadRight"] = "AsciiWriter",
            ["System.String.Compare"] = Order,
            ["System.String.CompareTo"] = Order,
            ["System.String.ToLower"] = Letters,
            ["System.String.ToUpper"] = Letters,
            ["System.Char.ToLower"] = Letters,
            ["System.Char.ToUpper"] = Letters,
            ["System.Char.IsDigit"] = "c >= '0' && c <= '9'",
            ["System.Char.IsLetter"] = "a comparison with the letters' range",
            ["System.Array.Resize"] = "a new array and Array.Copy",
            ["System.Array.Sort"] = "a loop that inserts in order",
            // It is there, and crashes the runtime on an array that begins with strings nobody assigned (docs/device-subset.md).
            ["System.Array.IndexOf"] = "a loop",
            ["System.Array.BinarySearch"] = "a loop: it makes an object of each number that it looks at",
            ["System.Array.CreateInstance"] = Reflection,
            ["System.Array.Fill"] = "a loop",
            ["System.Array.Empty"] = "new T[0], in a field",
            ["System.DateTime.Now"] = Clock,
            ["System.DateTime.Today"] = Clock,
            ["System.DateTime.UtcNow"] = Clock,
            ["System.DateTime.Parse"] = "WholeNumber for each part: a box and a PC take other texts for a date",
            ["System.DateTime.TryParse"] = "WholeNumber for each part: a box and a PC take other texts for a date",
            ["System.Environment.TickCount"] = "IClock.UptimeMs, or Environment.TickCount64 in hardware-abstraction/Esp32",
            ["System.Threading.Interlocked.Add"] = "a lock",
            ["System.Threading.Interlocked.Read"] = "a lock",
            ["System.Threading.Thread.Name"] = "a field of your own",
            ["System.Threading.Thread.IsBackground"] = "nothing: the box never leaves Main",
            ["System.Threading.Thread.Abort"] = Stopped,
            ["System.Threading.Thread.Suspend"] = Stopped,
            ["System.Threading.Thread.Resume"] = Stopped,
            ["System.Object.GetType"] = Reflection,
            ["System.Object.GetHashCode"] = "Crc32 or Sha256: a box and a PC give other numbers",
            ["System.Type.GetType"] = Reflection,
            ["System.Random.Next"] = "IEntropy and its bytes",
            ["System.GC.Collect"] = "nanoFramework.Runtime.Native.GC.Run",
            ["System.BitConverter.ToHexString"] = "HexText",
        };

        private static readonly Dictionary<string, string> Types = new Dictionary<string, string>
        {
            ["List"] = "an array with a count, or ArrayList of objects",
            ["Dictionary"] = "two arrays side by side",
            ["Queue"] = "a ring in an array",
            ["IEnumerable"] = "an array",
            ["Task"] = "a state that Step() advances",
            ["ValueTask"] = "a state that Step() advances",
            ["CancellationToken"] = "a field that Step() looks at",
            ["Span"] = "an array with offset and length",
            ["ReadOnlySpan"] = "an array with offset and length",
            ["Memory"] = "an array with offset and length",
            ["Double"] = OfFractions,
            ["Single"] = OfFractions,
            ["Decimal"] = OfFractions,
            ["Guid"] = "bytes of IEntropy, and HexText",
            ["BitConverter"] = "BigEndian: the order of its bytes is the machine's",
            ["WeakReference"] = "a reference that is set to null",
            ["SpinWait"] = "AutoResetEvent",
            ["Stopwatch"] = "IClock.UptimeMs",
            ["Timer"] = "the milliseconds that Step() returns",
            ["Hashtable"] = "two arrays side by side",
            ["StringBuilder"] = "AsciiWriter",
            ["Encoding"] = "AsciiText and AsciiWriter",
            ["Convert"] = "WholeNumber and HexText",
            ["Math"] = "a comparison, or whole numbers in fixed point",
            ["Regex"] = "a loop over the characters",
            ["Console"] = "IServicePort; a box prints nothing",
            ["Debug"] = "a test on the PC; a box prints nothing",
            ["Debugger"] = "a test on the PC; the image has no debugger",
            ["Interlocked"] = "a lock",
            ["Func"] = "a delegate of your own",
            ["Nullable"] = "a bool beside the value",
            ["SHA256"] = "Sha256 of EdgeNode.Policies",
            ["StringComparison"] = "== and string.IndexOf, which compare ordinally",
            ["OverflowException"] = "a comparison before the arithmetic",
            ["DivideByZeroException"] = "a comparison before the division",
        };

        private static readonly Dictionary<string, string> Namespaces = new Dictionary<string, string>
        {
            ["System.Linq"] = "a loop",
            ["System.Collections.Generic"] = "an array, or ArrayList",
            ["System.Threading.Tasks"] = "a state that Step() advances",
            ["System.Globalization"] = "AsciiWriter: what a box writes reads alike everywhere",
            ["System.Reflection"] = Reflection,
            ["System.Text"] = "AsciiText and AsciiWriter",
            ["System.Text.Json"] = "AsciiWriter",
            ["System.Text.RegularExpressions"] = "a loop over the characters",
        };

        /// <summary>What to use instead of a member, whether a library has it or not; null when nothing is known of it.</summary>
        /// <param name="name">Full name of the type on which it was looked for, a dot, and its own.</param>
        public static string? OfMember(string name)
        {
            return Members.TryGetValue(name, out string instead) ? instead : null;
        }

        /// <summary>What to use instead of a library's type, by its name alone; null when nothing is known of it.</summary>
        /// <param name="name">The name without type arguments.</param>
        public static string? OfType(string name)
        {
            return Types.TryGetValue(name, out string instead) ? instead : null;
        }

        /// <summary>What to use instead of what a namespace holds; null when nothing is known of it.</summary>
        /// <param name="name">The whole name.</param>
        public static string? OfNamespace(string name)
        {
            return Namespaces.TryGetValue(name, out string instead) ? instead : null;
        }
    }
}
