using System.Text;

namespace EdgeNode.Privacy.Tests;

/// <summary>Unmistakable values, fed in at every sensor, are in nothing that leaves the box or is stored, however encoded.</summary>
[TestClass]
public sealed class CanaryTests
{
    private const int Streets = 300;

    [TestMethod]
    public void No_value_that_a_sensor_saw_is_in_anything_that_leaves_or_is_stored()
    {
        long searched = 0;
        long canaries = 0;
        long forms = 0;
        Parallel.For(0, Streets, seed =>
        {
            CanaryStreet street = new((ulong)seed);
            byte[] left = ObservedBox.Run(street.Plan, street.Trace).Log.ToBytes();
            foreach (Canary canary in street.Canaries)
            {
                string? found = canary.FoundIn(left);
                Assert.IsNull(found, $"Seed {seed}: {found}");
            }

            Interlocked.Add(ref searched, left.Length);
            Interlocked.Add(ref canaries, street.Canaries.Count);
            Interlocked.Add(ref forms, street.Canaries.Sum(canary => canary.Forms.Count));
        });
        Console.WriteLine($"figure: {Streets} streets, {canaries:N0} canaries in {forms:N0} forms, searched in {searched:N0} bytes, 0 found");
    }

    [TestMethod]
    public void The_search_finds_each_canary_in_each_of_its_forms()
    {
        int planted = 0;
        for (int seed = 0; seed < FittedParts.All.Length; seed++)
        {
            CanaryStreet street = new((ulong)seed);
            byte[] left = ObservedBox.Run(street.Plan, street.Trace).Log.ToBytes();
            foreach (Canary canary in street.Canaries)
            {
                foreach ((string encoding, byte[] pattern) in canary.Forms)
                {
                    byte[] leaking = [.. left[..(left.Length / 2)], .. pattern, .. left[(left.Length / 2)..]];
                    Assert.IsNotNull(canary.FoundIn(leaking), $"{canary.What}, {encoding}");
                    planted++;
                }
            }
        }

        Console.WriteLine($"figure: {planted:N0} planted canaries, all found");
    }

    [TestMethod]
    public void What_each_part_says_on_its_wire_is_among_what_is_searched_for()
    {
        int kinds = 0;
        for (int seed = 0; seed < 2 * FittedParts.All.Length; seed++)
        {
            CanaryStreet street = new((ulong)seed);
            List<byte> heard = [];
            ObservedBox.Run(street.Plan, street.Trace, heard);
            byte[] wire = [.. heard];
            foreach (IGrouping<string, Canary> kind in street.Canaries.Where(canary => canary.IsOfWire).GroupBy(canary => canary.Kind))
            {
                Assert.IsTrue(kind.Any(canary => wire.AsSpan().IndexOf(canary.Forms[0].Pattern) >= 0), $"{street.Plan.Parts}: {kind.Key} was not said");
                kinds++;
            }
        }

        Console.WriteLine($"figure: {kinds} rows of bytes, all on the wires of {2 * FittedParts.All.Length} boxes");
    }

    [TestMethod]
    public void The_search_finds_what_the_usual_encoders_make_of_a_value_wherever_it_stands()
    {
        const int Value = 0x6d5b3a;
        Canary number = Canary.OfNumber("value", Value);
        Canary row = Canary.OfBytes("row", [0x9c, 0x41, 0xe7, 0x02, 0xb8]);
        for (int before = 0; before < 7; before++)
        {
            byte[] padding = new byte[before];
            byte[] after = new byte[5];
            Array.Fill(padding, (byte)0x55);
            Array.Fill(after, (byte)0xaa);
            byte[][] rows =
            [
                BitConverter.GetBytes(Value), BitConverter.GetBytes((long)Value),
                [.. BitConverter.GetBytes(Value).Reverse()], [.. BitConverter.GetBytes((long)Value).Reverse()],
                Encoding.ASCII.GetBytes($"{Value}"), Encoding.ASCII.GetBytes($"{Value:x8}"), Encoding.ASCII.GetBytes($"{Value:X}"),
            ];
            for (int i = 0; i < rows.Length; i++)
            {
                byte[] framed = [.. padding, .. rows[i], .. after];
                Assert.IsNotNull(number.FoundIn(framed), $"{i} behind {before} bytes");
                bool isHexText = i >= 5;
                string? inBase64 = number.FoundIn(Encoding.ASCII.GetBytes(Convert.ToBase64String(framed)));
                Assert.IsTrue(isHexText || inBase64 != null, $"Base64 of {i} behind {before} bytes");
            }

            byte[] wire = [.. padding, 0x9c, 0x41, 0xe7, 0x02, 0xb8, .. after];
            Assert.IsNotNull(row.FoundIn(Encoding.ASCII.GetBytes(Convert.ToBase64String(wire))));
            Assert.IsNotNull(row.FoundIn(Encoding.ASCII.GetBytes(Convert.ToHexString(wire))));
            Assert.IsNotNull(row.FoundIn(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(wire))));
        }

        Assert.IsNull(number.FoundIn(Encoding.ASCII.GetBytes("7166777 6d5b3b AG1cOw==")));
    }

    [TestMethod]
    public void What_is_searched_holds_what_was_sent_and_what_was_stored()
    {
        CanaryStreet street = new(2);
        Canary level = street.Canaries.First(canary => canary.What.StartsWith("mV", StringComparison.Ordinal));
        string millivolts = level.What.Split(' ')[^1];
        byte[] left = ObservedBox.Run(street.Plan with { PolicyText = CanaryStreet.PolicyTitled(millivolts) }, street.Trace).Log.ToBytes();
        Assert.IsNotNull(level.FoundIn(left), "A policy's title is published.");

        string text = Encoding.Latin1.GetString(left);
        Assert.AreEqual(3, text.Split("/summary").Length - 1);
        Assert.IsGreaterThanOrEqualTo(2, text.Split("\"seq\":0,").Length - 1, "sent and stored");
        Assert.Contains("/health", text);
        Assert.Contains("keep-alive", text);
    }
}
