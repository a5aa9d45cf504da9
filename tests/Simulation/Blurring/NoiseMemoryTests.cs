using System.Collections;
using System.Globalization;
using System.Reflection;
using EdgeNode.Blurring;
using EdgeNode.Contracts;

namespace EdgeNode.Simulation.Tests;

/// <summary>What an image of the memory shows of a draw that is over.</summary>
[TestClass]
public class NoiseMemoryTests
{
    private const int DrawnAt = TestedEntropy.StartUpSamples + TestedEntropy.DiscardedBefore;

    [TestMethod]
    public void After_a_draw_every_field_is_the_same_whatever_bytes_the_draw_used()
    {
        HashSet<string> images = [];
        HashSet<int> drawn = [];
        for (int used = 0; used <= byte.MaxValue; used++)
        {
            TestedNoise noise = new(new PatchedEntropy(DrawnAt, (byte)used));
            Assert.IsTrue(noise.TryDraw(2, out int value));
            drawn.Add(value);
            images.Add(Image(noise));
        }

        Assert.IsGreaterThan(5, drawn.Count);
        Assert.HasCount(1, images);
    }

    [TestMethod]
    public void After_a_draw_no_field_holds_a_byte_that_the_source_gave()
    {
        TestedNoise noise = new(new PatchedEntropy(DrawnAt, 0x60));
        for (int draw = 0; draw < 50; draw++)
        {
            Assert.IsTrue(noise.TryDraw(2, out _));
            Assert.DoesNotMatchRegex("=[^0]", Image(noise));
        }
    }

    [TestMethod]
    public void A_draw_that_fails_leaves_nothing_either()
    {
        for (int stuckFrom = DrawnAt - 1; stuckFrom < DrawnAt + 100; stuckFrom++)
        {
            TestedNoise noise = new(new PatchedEntropy(DrawnAt, 0x60) { StuckFrom = stuckFrom });
            Assert.IsFalse(noise.TryDraw(2, out _));
            Assert.DoesNotMatchRegex("=[^0]", Image(noise));
        }
    }

    [TestMethod]
    public void The_walk_sees_what_is_remembered_within_a_draw()
    {
        TestedEntropy entropy = new(new PatchedEntropy(DrawnAt, 0x60));
        byte[] used = new byte[1];
        Assert.IsTrue(entropy.TryBeginDraw());
        Assert.IsTrue(entropy.TryFill(used));
        Assert.Contains("_repeatedByte=96", Image(entropy));
        Assert.IsTrue(entropy.TryEndDraw());
        Assert.DoesNotMatchRegex("=[^0]", Image(entropy));
    }

    // All numbers in the object and what it refers to, the source apart. What says only how far the object has got is a bool.
    private static string Image(object root)
    {
        List<string> numbers = [];
        Walk(root, numbers, []);
        Assert.IsGreaterThan(5, numbers.Count);
        return string.Join(' ', numbers);
    }

    private static void Walk(object at, List<string> numbers, HashSet<object> seen)
    {
        if (at is PatchedEntropy || !seen.Add(at))
        {
            return;
        }

        foreach (FieldInfo field in at.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            object? value = field.GetValue(at);
            switch (value)
            {
                case null or bool:
                    break;
                case Array array:
                    numbers.AddRange(((IEnumerable)array).Cast<object>().Select(item => Number(field, item)));
                    break;
                case ValueType:
                    numbers.Add(Number(field, value));
                    break;
                default:
                    Walk(value, numbers, seen);
                    break;
            }
        }
    }

    private static string Number(FieldInfo field, object value)
    {
        return field.Name + "=" + Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    // SplitMix64 (Steele, Lea, Flood) but for one byte; never 0, so that a field of 0 is none of its bytes.
    private sealed class PatchedEntropy(int position, byte patch) : IEntropy
    {
        private ulong _state;
        private int _position;

        public int StuckFrom { get; init; } = int.MaxValue;

        public bool TryFill(byte[] buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                _state += 0x9E3779B97F4A7C15;
                ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                byte good = (byte)(1 + ((mixed >> 32) % 255));
                buffer[i] = _position >= StuckFrom ? (byte)0x60 : _position == position ? patch : good;
                _position++;
            }

            return true;
        }
    }
}
