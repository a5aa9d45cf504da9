using System.Numerics;
using CsCheck;
using EdgeNode.Blurring;
using EdgeNode.Proving;
using Fractions;

namespace EdgeNode.Privacy.Tests;

/// <summary>That the firmware's noise is the two-sided geometric distribution, as exact fractions.</summary>
/// <remarks>
/// All strings up to a depth are tried, and beyond it the shape of a string decides. Every string of bits reads in one way as: any number of
/// rejected negative zeros, a sign, words of 1 to m bits that go on (a 0 after so many 1s), and the word of m 1s that stops.
/// The words that go on have together the probability 1 - 2^-m = alpha, whatever went before. So when the value is the number of
/// words that go on, with the sign, its probability is P(k) exactly. That it is this number is tested up to the greatest magnitude.
/// </remarks>
[TestClass]
public sealed class ExactNoiseTests
{
    [TestMethod]
    [DataRow(1, 256)]
    [DataRow(2, 32)]
    [DataRow(3, 24)]
    [DataRow(4, 24)]
    public void Over_every_string_of_bits_as_many_decide_each_value_as_its_distribution_wants(int m, int depthBits)
    {
        TapeWalk walk = TapeWalk.To(m, depthBits);
        GeometricDistribution expected = new(m);
        BigInteger all = BigInteger.One << depthBits;
        BigInteger[] strings = DecidingStrings.OfZero(m, depthBits);
        for (int magnitude = 0; magnitude <= depthBits; magnitude++)
        {
            for (int length = 0; length <= depthBits; length++)
            {
                Assert.AreEqual(strings[length], walk.Strings(magnitude, length), $"{magnitude} by {length} bits");
                Assert.AreEqual(strings[length], walk.Strings(-magnitude, length), $"-{magnitude} by {length} bits");
            }

            // What is decided, and that with all that fails or decides nothing yet, take the exact probability between them.
            Fraction wanted = expected.Probability(magnitude) * all;
            Assert.IsTrue(walk.Decided(magnitude) <= wanted, $"{magnitude} too often");
            Assert.IsTrue(wanted <= walk.Decided(magnitude) + walk.Failing() + walk.UndecidedStrings, $"{magnitude} too rare");
            strings = DecidingStrings.WithOneMoreWord(strings, m);
        }

        // The bound on rejections lies within the first depth only: 65 negative zeros of 2 bits.
        int rejectedBits = (GeometricNoise.GreatestRejections + 1) * (m + 1);
        for (int length = 0; length <= depthBits; length++)
        {
            Assert.AreEqual(length == rejectedBits ? 1 : 0, walk.FailingStrings(length));
        }

        Fraction undecided = new(walk.UndecidedStrings, all);
        Console.WriteLine($"figure: m = {m}: all strings of {depthBits} bits in {walk.Draws:N0} draws, 0 deviate (undecided by then: {Share(undecided)})");
    }

    [TestMethod]
    public void A_string_of_any_length_gives_the_number_of_its_words_that_go_on()
    {
        Gen<(int M, int Rejected, bool IsNegative, int Magnitude, ulong Seed)> strings = Gen.Select(
            Gen.Int[1, 4],
            Gen.Int[0, GeometricNoise.GreatestRejections],
            Gen.Bool,
            Gen.Frequency((90, Gen.Int[0, 40]), (9, Gen.Int[0, 2000]), (1, Gen.Const(GeometricNoise.Greatest))),
            Gen.ULong);
        strings.ForAll(
            made =>
            {
                bool isNegative = made.IsNegative && made.Magnitude > 0;
                NoiseString bits = new(made.M);
                for (int rejected = 0; rejected < made.Rejected; rejected++)
                {
                    bits.Sign(isNegative: true).Stop();
                }

                bits.Sign(isNegative).GoOn(made.Magnitude, made.Seed).Stop();
                Tape tape = bits.ToTape();
                Assert.IsTrue(new GeometricNoise(new BitSource(tape)).TryDraw(made.M, out int value));
                Assert.AreEqual(isNegative ? -made.Magnitude : made.Magnitude, value);
                Assert.AreEqual((bits.Length + 7) / 8, tape.Position);
            },
            cases: 10_000);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void The_bounds_of_a_draw_are_reached_and_one_step_more_fails(int m)
    {
        foreach (bool isNegative in new[] { false, true })
        {
            Assert.IsTrue(TryDraw(new NoiseString(m).Sign(isNegative).GoOn(GeometricNoise.Greatest, 1).Stop(), m, out int greatest));
            Assert.AreEqual(isNegative ? -GeometricNoise.Greatest : GeometricNoise.Greatest, greatest);
            Assert.IsFalse(TryDraw(new NoiseString(m).Sign(isNegative).GoOn(GeometricNoise.Greatest + 1, 1).Stop(), m, out int tooGreat));
            Assert.AreEqual(0, tooGreat);
        }

        Assert.IsTrue(TryDraw(Rejected(m, GeometricNoise.GreatestRejections).Sign(isNegative: false).Stop(), m, out int zero));
        Assert.AreEqual(0, zero);
        Assert.IsFalse(TryDraw(Rejected(m, GeometricNoise.GreatestRejections + 1).Sign(isNegative: false).GoOn(3, 1).Stop(), m, out int none));
        Assert.AreEqual(0, none);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void What_the_bounds_of_a_draw_change_is_less_than_2_to_the_minus_128_and_costs_no_privacy_above_2_to_the_minus_3000(int m)
    {
        BoundedSampler bounded = new(new GeometricDistribution(m), GeometricNoise.Greatest, GeometricNoise.GreatestRejections);
        Assert.IsGreaterThanOrEqualTo(128, BoundedSampler.BitsBelowOne(bounded.FailureProbability));
        Assert.IsGreaterThanOrEqualTo(3000, BoundedSampler.BitsBelowOne(bounded.Delta));
        Console.WriteLine(
            $"figure: m = {m}: a draw fails with less than 2^-{BoundedSampler.BitsBelowOne(bounded.FailureProbability)}, delta is less than 2^-{BoundedSampler.BitsBelowOne(bounded.Delta)}");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void The_formula_of_a_bounded_draw_leaves_nothing_over(int m)
    {
        const int Greatest = 30;
        const int Rejections = 2;
        GeometricDistribution noise = new(m);
        BoundedSampler bounded = new(noise, Greatest, Rejections);
        Fraction sum = bounded.FailureProbability;
        Fraction distance = bounded.FailureProbability + (2 * noise.AtLeast(Greatest + 1));
        for (int value = -Greatest; value <= Greatest; value++)
        {
            // The same as sums over the shapes of strings: so many rejections, a sign, words that go on, the word that stops.
            Fraction byShape = Fraction.Zero;
            for (int rejected = 0; rejected <= Rejections; rejected++)
            {
                byShape += new Fraction(1, 1 << ((rejected + 1) * (m + 1))) * Fraction.Pow(noise.Alpha, Math.Abs(value));
            }

            Assert.AreEqual(byShape, bounded.Probability(value));
            sum += bounded.Probability(value);
            distance += noise.Probability(value) - bounded.Probability(value);
        }

        Assert.AreEqual(Fraction.One, sum);
        Assert.AreEqual(bounded.FailureProbability, distance / 2);
        Assert.AreEqual(Fraction.Zero, bounded.Probability(Greatest + 1));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void A_bounded_draw_keeps_epsilon_but_for_delta_which_is_the_probability_of_its_outermost_value(int m)
    {
        // The worst set of values for each of two neighbouring counts, found value by value.
        const int Greatest = 30;
        GeometricDistribution noise = new(m);
        BoundedSampler bounded = new(noise, Greatest, rejections: 2);
        Fraction excess = Fraction.Zero;
        Fraction otherExcess = Fraction.Zero;
        for (int value = -Greatest; value <= Greatest + 1; value++)
        {
            Fraction without = bounded.Probability(value);
            Fraction with = bounded.Probability(value - 1);
            excess += without > with / noise.Alpha ? without - (with / noise.Alpha) : 0;
            otherExcess += with > without / noise.Alpha ? with - (without / noise.Alpha) : 0;
        }

        Assert.AreEqual(bounded.Delta, excess);
        Assert.AreEqual(bounded.Delta, otherExcess);
    }

    private static bool TryDraw(NoiseString bits, int m, out int value)
    {
        return new GeometricNoise(new BitSource(bits.ToTape())).TryDraw(m, out value);
    }

    private static NoiseString Rejected(int m, int times)
    {
        NoiseString bits = new(m);
        for (int i = 0; i < times; i++)
        {
            bits.Sign(isNegative: true).Stop();
        }

        return bits;
    }

    private static string Share(Fraction share)
    {
        return share < new Fraction(1, 1000) ? $"less than 2^-{BoundedSampler.BitsBelowOne(share)}" : LossTable.Percent(share);
    }
}
