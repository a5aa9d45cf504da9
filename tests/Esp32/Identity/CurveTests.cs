using System.Numerics;
using CsCheck;
using EdgeNode.Identity;

namespace EdgeNode.Esp32.Tests;

/// <summary>Points of P-256 against the textbook's double and add.</summary>
[TestClass]
public class CurveTests
{
    private static readonly Gen<BigInteger> Scalar = Gen.OneOf(
        Gen.Byte.Array[PrimeField.Length].Select(bytes => Limbs.Mod(Limbs.OfBytes(bytes), Limbs.N - 1) + 1),
        Gen.Int[0, 255].Select(bit => BigInteger.One << bit),
        Gen.Int[1, 40].Select(small => (BigInteger)small),
        Gen.Int[1, 40].Select(small => Limbs.N - small),
        Gen.Int[1, 255].Select(bit => (BigInteger.One << bit) - 1));

    [TestMethod]
    public void The_comb_has_the_eight_points_that_it_says()
    {
        long[] x = new long[PrimeField.LimbCount];
        long[] y = new long[PrimeField.LimbCount];
        for (int index = 0; index < 8; index++)
        {
            (BigInteger X, BigInteger Y) expected = PlainCurve.Multiply(CombScalar(index), PlainCurve.Base)!.Value;
            BasePointComb.Read(index, 0, x, y);
            Assert.AreEqual(expected.X, Limbs.Plain(x, Limbs.P));
            Assert.AreEqual(expected.Y, Limbs.Plain(y, Limbs.P));
            BasePointComb.Read(index, -1, x, y);
            Assert.AreEqual(expected.X, Limbs.Plain(x, Limbs.P));
            Assert.AreEqual(Limbs.P - expected.Y, Limbs.Plain(y, Limbs.P));
        }
    }

    [TestMethod]
    public void The_comb_gives_what_double_and_add_gives()
    {
        Scalar.ForAll(scalar => Assert.AreEqual(PlainCurve.Multiply(scalar, PlainCurve.Base), Multiple(scalar)), 100);
    }

    [TestMethod]
    public void No_scalar_ends_with_the_addition_of_a_point_to_itself()
    {
        // It would be one of these: n - 2 T is odd, so its digits are its own; 2 T is even, and has those of n - 2 T with the signs turned.
        for (int index = 0; index < 8; index++)
        {
            foreach (BigInteger scalar in new[] { 2 * CombScalar(index), Limbs.N - (2 * CombScalar(index)) })
            {
                Assert.AreEqual(PlainCurve.Multiply(scalar, PlainCurve.Base), Multiple(scalar));
            }
        }
    }

    [TestMethod]
    public void A_sum_of_public_multiples_is_right_in_every_case()
    {
        Gen.Select(Gen.OneOf(Scalar, Gen.Const(BigInteger.Zero)), Scalar, Gen.OneOf(Scalar, Gen.Int[1, 16].Select(small => (BigInteger)small))).ForAll((u, v, q) =>
        {
            (BigInteger X, BigInteger Y)? point = PlainCurve.Multiply(q, PlainCurve.Base);
            AssertSum(u, v, point);

            // The same multiple twice, its negative, and the halves of one point.
            AssertSum(Limbs.Mod(q * v, Limbs.N), v, point);
            AssertSum(Limbs.Mod(-q * v, Limbs.N), v, point);
        }, 20);
    }

    [TestMethod]
    public void A_point_is_known_from_a_pair_that_is_none()
    {
        PointArithmetic points = new(new CoordinateField());
        Scalar.ForAll(scalar =>
        {
            (BigInteger X, BigInteger Y) point = PlainCurve.Multiply(scalar, PlainCurve.Base)!.Value;
            Assert.IsTrue(points.IsOnCurve(Limbs.Montgomery(point.X, Limbs.P), Limbs.Montgomery(point.Y, Limbs.P)));
            Assert.IsFalse(points.IsOnCurve(Limbs.Montgomery(point.X, Limbs.P), Limbs.Montgomery(point.Y + 1, Limbs.P)));
        }, 50, oneByOne: true);
        Assert.IsFalse(points.IsOnCurve(new long[PrimeField.LimbCount], new long[PrimeField.LimbCount]));
    }

    [TestMethod]
    public void Window_digits_add_up_to_the_scalar_and_are_odd_and_far_apart()
    {
        Gen.OneOf(Scalar, Gen.Const(BigInteger.Zero)).ForAll(scalar =>
        {
            WindowDigits digits = new();
            digits.Set(Limbs.Of(scalar));
            BigInteger sum = 0;
            int last = -5;
            for (int i = 0; i < WindowDigits.Count; i++)
            {
                int digit = digits.Digit(i);
                sum += digit * (BigInteger.One << i);
                if (digit != 0)
                {
                    Assert.IsTrue(digit % 2 != 0 && digit is >= -15 and <= 15);
                    Assert.IsGreaterThanOrEqualTo(last + 5, i);
                    last = i;
                }
            }

            Assert.AreEqual(scalar, sum);
        }, 1_000);
    }

    private static BigInteger CombScalar(int index)
    {
        return (BigInteger.One << 192) + Enumerable.Range(0, 3).Aggregate(BigInteger.Zero, (sum, tooth) => sum + (((index >> tooth) & 1) == 1 ? 1 : -1) * (BigInteger.One << (64 * tooth)));
    }

    private static (BigInteger X, BigInteger Y)? Multiple(BigInteger scalar)
    {
        BasePointMultiple multiple = new(new P256());
        multiple.Begin(Limbs.Of(scalar));
        while (!multiple.Step())
        {
        }

        return (Limbs.Value(multiple.X), Limbs.Value(multiple.Y));
    }

    private static void AssertSum(BigInteger u, BigInteger v, (BigInteger X, BigInteger Y)? point)
    {
        PublicSum sum = new(new P256());
        sum.Begin(Limbs.Of(u), Limbs.Of(v), Limbs.Montgomery(point!.Value.X, Limbs.P), Limbs.Montgomery(point.Value.Y, Limbs.P));
        while (!sum.Step())
        {
        }

        BigInteger z = Limbs.Plain(sum.Result.Z, Limbs.P);
        BigInteger inverse = BigInteger.ModPow(z, Limbs.P - 2, Limbs.P);
        (BigInteger X, BigInteger Y)? affine = z.IsZero
            ? null
            : (Limbs.Mod(Limbs.Plain(sum.Result.X, Limbs.P) * inverse * inverse, Limbs.P), Limbs.Mod(Limbs.Plain(sum.Result.Y, Limbs.P) * inverse * inverse * inverse, Limbs.P));
        Assert.AreEqual(PlainCurve.Add(PlainCurve.Multiply(u, PlainCurve.Base), PlainCurve.Multiply(v, point)), affine);
    }
}
