using System.Text;
using EdgeNode.EndToEnd.Tests;

namespace EdgeNode.City.Tests;

/// <summary>Every byte of a valid file is altered, in some 25 ways, and the verifier must see it.</summary>
[TestClass]
public class VerifierMutationTests
{
    private const int BytesOfALine = SampleSummaries.LineLength + 1;

    private static readonly byte[] Replacements = [.. "0123456789 a\"},-\n\0\u007f"u8];

    [TestMethod]
    public void Every_altered_byte_of_every_line_but_the_last_is_found()
    {
        using var folder = new TestFolder();
        byte[] file = ThreeLines();
        (int Index, byte Value)[] missed = Missed(folder, file, 0, file.Length - BytesOfALine);
        Assert.HasCount(0, missed, Describe(file, missed));
    }

    /// <summary>
    /// No summary follows the last one, so no chain holds it. Its frame, node, run, number, policy and link are held by other
    /// rules. Not held, until the next summary comes: another bucket of the same channel, another start, as after the clock was
    /// set, and a slot that is later or longer by what the tolerances allow.
    /// </summary>
    [TestMethod]
    public void An_altered_byte_of_the_last_line_is_found_but_for_buckets_start_and_small_shifts_of_time()
    {
        using var folder = new TestFolder();
        byte[] file = ThreeLines();
        (int Index, byte Value)[] missed = Missed(folder, file, file.Length - BytesOfALine, file.Length);
        string line = Encoding.ASCII.GetString(file, file.Length - BytesOfALine, BytesOfALine);
        foreach ((int index, byte value) in missed)
        {
            byte[] altered = Alter(file, index, value);
            string seen = Encoding.ASCII.GetString(altered, file.Length - BytesOfALine, BytesOfALine);
            bool isBucket = SampleLine.Without(line, "footfall") == SampleLine.Without(seen, "footfall");
            bool isLength = SampleLine.Without(line, "len") == SampleLine.Without(seen, "len");
            bool isStart = SampleLine.Without(line, "start") == SampleLine.Without(seen, "start");
            bool isUp = SampleLine.Without(line, "up") == SampleLine.Without(seen, "up")
                && Math.Abs(SampleLine.ValueOf(line, "up") - SampleLine.ValueOf(seen, "up")) <= 1;
            Assert.IsTrue(isBucket || isLength || isStart || isUp, Describe(file, [(index, value)]));
        }

        // The other six buckets of footfall are among them: the statement above is about something.
        Assert.AreEqual(6, missed.Count(miss => SampleLine.ValueOf(line, "footfall") is 3
            && SampleLine.Without(line, "footfall") == SampleLine.Without(Encoding.ASCII.GetString(Alter(file, miss.Index, miss.Value), file.Length - BytesOfALine, BytesOfALine), "footfall")));
    }

    [TestMethod]
    public void A_byte_too_many_or_too_few_is_found_wherever_it_is()
    {
        using var folder = new TestFolder();
        byte[] file = ThreeLines();
        for (int i = 0; i < file.Length; i++)
        {
            Assert.IsFalse(Verify(folder, [.. file[..i], .. file[(i + 1)..]]).IsOk, $"without byte {i}");
            Assert.IsFalse(Verify(folder, [.. file[..i], (byte)' ', .. file[i..]]).IsOk, $"with a space before byte {i}");
        }
    }

    [TestMethod]
    public void A_line_left_out_doubled_or_moved_is_found_and_named()
    {
        using var folder = new TestFolder();
        byte[][] lines = [.. new SampleSummaries().ToBytes().Chunk(BytesOfALine)];
        for (int i = 0; i < lines.Length - 1; i++)
        {
            VerificationResult without = Verify(folder, [.. lines.Where((_, line) => line != i).SelectMany(line => line)]);
            Assert.AreEqual((1L, i + 1), (without.Gaps, without.Faults[0].Line));
            VerificationResult doubled = Verify(folder, [.. lines.SelectMany((line, at) => at == i ? [.. line, .. line] : line)]);
            Assert.AreEqual((1, i + 2), (doubled.Duplicates, doubled.Faults[0].Line));
            (lines[i], lines[i + 1]) = (lines[i + 1], lines[i]);
            Assert.IsFalse(Verify(folder, [.. lines.SelectMany(line => line)]).IsOk);
            (lines[i], lines[i + 1]) = (lines[i + 1], lines[i]);
        }

        Assert.IsTrue(Verify(folder, [.. lines.SelectMany(line => line)]).IsOk);
    }

    // The second line closes both windows.
    private static byte[] ThreeLines()
    {
        return new SampleSummaries().ToBytes()[..(3 * BytesOfALine)];
    }

    private static (int Index, byte Value)[] Missed(TestFolder folder, byte[] file, int from, int to)
    {
        Assert.IsTrue(Verify(folder, file).IsOk);
        var missed = new List<(int, byte)>();
        for (int index = from; index < to; index++)
        {
            IEnumerable<byte> values = Enumerable.Range(0, 8).Select(bit => (byte)(file[index] ^ (1 << bit)));
            missed.AddRange(values.Concat(Replacements).Distinct()
                .Where(value => value != file[index] && Verify(folder, Alter(file, index, value)).IsOk)
                .Select(value => (index, value)));
        }

        return [.. missed];
    }

    private static byte[] Alter(byte[] file, int index, byte value)
    {
        byte[] altered = [.. file];
        altered[index] = value;
        return altered;
    }

    private static VerificationResult Verify(TestFolder folder, byte[] file)
    {
        return VerifierRuleTests.Verify(folder, file);
    }

    private static string Describe(byte[] file, (int Index, byte Value)[] missed)
    {
        return string.Join("; ", missed.Take(5).Select(miss =>
            $"line {(miss.Index / BytesOfALine) + 1}, byte {(miss.Index % BytesOfALine) + 1}, {file[miss.Index]} to {miss.Value}"));
    }
}
