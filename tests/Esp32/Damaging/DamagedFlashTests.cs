namespace EdgeNode.Esp32.Tests;

/// <summary>
/// Single faults of the flash under the outbox, on the device's own store: a bit that is turned round, a file that the driver cannot
/// open any more, no room, a commit that fails.
/// </summary>
[TestClass]
public class DamagedFlashTests
{
    private const int HeaderLength = 16;

    // One in so many cases is handed to the city's verifier too; a prime, so that it meets all kinds.
    private const int VerifiedOneIn = 211;

    [TestMethod]
    public void A_wrong_bit_anywhere_gives_no_number_twice_and_what_it_costs_shows_as_a_gap()
    {
        int cases = 0;
        int states = 0;
        foreach ((string name, OutboxLife life) in OutboxStates.All())
        {
            int dropped = Dropped(life);
            foreach (string path in life.Flash.Files.Keys.Order(StringComparer.Ordinal))
            {
                foreach (int bit in Bits(path, life.Flash.Files[path].Length, states))
                {
                    Flip(life, dropped, $"{name}: {path}, bit {bit}", path, bit, cases++ % VerifiedOneIn == 0);
                }
            }

            states++;
        }

        Console.WriteLine($"figure: {cases} wrong bits in {states} states of the outbox");
        Assert.IsGreaterThanOrEqualTo(10, states);
    }

    // All bits of what stands before the records, and of run and marks. The bits of a record are of one kind, all under one check value:
    // of the first, a middle and the last one of a segment one bit of each fourth byte, other ones in each state.
    private static IEnumerable<int> Bits(string path, int length, int state)
    {
        bool isSegment = path.StartsWith("I:\\outbox-", StringComparison.Ordinal) && !path.StartsWith("I:\\outbox-acked", StringComparison.Ordinal);
        if (!isSegment)
        {
            return Enumerable.Range(0, length * 8);
        }

        int records = (length - HeaderLength) / OutboxLife.RecordLength;
        IEnumerable<int> bytes = new[] { 0, records / 2, records - 1 }.Distinct()
            .SelectMany(record => Enumerable.Range(HeaderLength + (record * OutboxLife.RecordLength), OutboxLife.RecordLength));
        return Enumerable.Range(0, HeaderLength * 8).Concat(bytes
            .Where(position => position < length && (position + state) % 4 == 0)
            .Select(position => (position * 8) + (((position / 4) + state) % 8)));
    }

    private static void Flip(OutboxLife life, int dropped, string what, string path, int bit, bool isVerified)
    {
        OutboxLife box = life.Copy();
        box.Flash.Flip(path, bit);
        try
        {
            Assert.IsTrue(box.TryBoot());
            int lost = box.GoOn() - dropped;
            Assert.IsLessThanOrEqualTo(GreatestLoss(path, bit), lost, "lost");
            if (isVerified)
            {
                box.Broker.AssertVerifies(OutboxLife.Policy);
            }
        }
        catch (Exception failure)
        {
            throw new AssertFailedException(what + ": " + failure.Message, failure);
        }
    }

    private static int Dropped(OutboxLife life)
    {
        OutboxLife box = life.Copy();
        Assert.IsTrue(box.TryBoot());
        return box.GoOn();
    }

    // What has a second copy costs nothing, a record itself; the header and the first record, which are one commit, a segment. A
    // full ring then drops the next segment too: which of both places the damaged one is of cannot be told.
    private static int GreatestLoss(string path, int bit)
    {
        bool isSegment = path.StartsWith("I:\\outbox-", StringComparison.Ordinal) && !path.StartsWith("I:\\outbox-acked", StringComparison.Ordinal);
        return !isSegment ? 0 : bit / 8 < HeaderLength + OutboxLife.RecordLength ? 2 * OutboxLife.SegmentRecords : 1;
    }
}
