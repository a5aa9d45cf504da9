using System.Numerics;
using CsCheck;
using EdgeNode.Identity;

namespace EdgeNode.Esp32.Tests;

/// <summary>The arithmetic modulo p and n against whole numbers without a limit.</summary>
[TestClass]
public class FieldTests
{
    private const int CaseCount = 3_000;

    private static readonly BigInteger[] Edges =
        [BigInteger.Zero, BigInteger.One, Limbs.P, Limbs.P - 1, Limbs.P - 2, Limbs.P + 1, Limbs.N, Limbs.N - 1, Limbs.N + 1, Limbs.P / 2, Limbs.N / 2];

    private static readonly Gen<BigInteger> AnyNumber = Gen.Byte.Array[PrimeField.Length].Select(bytes => Limbs.OfBytes(bytes));

    // 0, 1, the primes and their neighbours, powers of two and what is below them, and any number.
    private static readonly Gen<BigInteger> Number = Gen.OneOf(
        AnyNumber,
        Gen.Int[0, 255].Select(bit => BigInteger.One << bit),
        Gen.Int[0, 256].Select(bit => (BigInteger.One << bit) - 1),
        Gen.Int[0, Edges.Length - 1].Select(index => Edges[index]));

    // What sums and differences leave: limbs of either sign, below 2^29 or 2^30, and a number below 4 primes.
    private static readonly Gen<long[]> Loose = Gen.Int[-(1 << 29), 1 << 29].Array[PrimeField.LimbCount - 1].SelectMany(
        limbs => Gen.Int[-(1 << 25), 1 << 25].Select(top => limbs.Select(limb => (long)limb).Append(top).ToArray()));

    private static readonly Gen<PrimeField> Field = Gen.OneOf(
        Gen.Const<PrimeField>(() => new CoordinateField()), Gen.Const<PrimeField>(() => new ScalarField()));

    [TestMethod]
    public void Products_and_squares_are_those_of_whole_numbers()
    {
        Gen.Select(Field, Number, Number).ForAll((field, a, b) =>
        {
            BigInteger prime = PrimeOf(field);
            long[] first = Limbs.Montgomery(a, prime);
            long[] product = Limbs.Montgomery(b, prime);
            field.Multiply(first, product, product);
            Assert.AreEqual(Limbs.Mod(a * b, prime), Limbs.Plain(product, prime));
            AssertTight(product, prime);
            field.Square(first, first);
            Assert.AreEqual(Limbs.Mod(a * a, prime), Limbs.Plain(first, prime));
            AssertTight(first, prime);
        }, CaseCount);
    }

    [TestMethod]
    public void A_product_of_the_greatest_limbs_is_right()
    {
        Gen.Select(Field, Loose, Loose, Gen.Bool).ForAll((field, a, b, isExtreme) =>
        {
            BigInteger prime = PrimeOf(field);
            if (isExtreme)
            {
                for (int i = 0; i < PrimeField.LimbCount - 1; i++)
                {
                    a[i] = a[i] < 0 ? 1 - (1 << 30) : (1 << 30) - 1;
                    b[i] = b[i] < 0 ? 1 - (1 << 29) : (1 << 29) - 1;
                }
            }

            long[] product = new long[PrimeField.LimbCount];
            field.Multiply(a, b, product);
            Assert.AreEqual(Limbs.Mod(Limbs.Value(a) * Limbs.Value(b), prime), Limbs.Mod(Limbs.Value(product) * Limbs.Radix, prime));
            AssertTight(product, prime);
            field.Square(b, product);
            Assert.AreEqual(Limbs.Mod(Limbs.Value(b) * Limbs.Value(b), prime), Limbs.Mod(Limbs.Value(product) * Limbs.Radix, prime));
        }, CaseCount);
    }

    [TestMethod]
    public void The_way_into_Montgomery_form_and_back_gives_the_number_below_the_prime()
    {
        Gen.Select(Field, Number).ForAll((field, a) =>
        {
            BigInteger prime = PrimeOf(field);
            long[] limbs = Limbs.Of(a);
            field.ToMontgomery(limbs, limbs);
            Assert.AreEqual(Limbs.Mod(a, prime), Limbs.Plain(limbs, prime));
            Assert.AreEqual(Limbs.Mod(a, prime).IsZero, field.IsZero(limbs));
            field.FromMontgomery(limbs, limbs);
            Assert.AreEqual(Limbs.Mod(a, prime), Limbs.Value(limbs));
            CollectionAssert.AreEqual(Limbs.Of(Limbs.Mod(a, prime)), limbs);
        }, CaseCount);
    }

    [TestMethod]
    public void Every_multiple_of_the_prime_is_zero()
    {
        foreach (PrimeField field in new PrimeField[] { new CoordinateField(), new ScalarField() })
        {
            for (int times = -3; times <= 3; times++)
            {
                Assert.IsTrue(field.IsZero(Limbs.Of(times * PrimeOf(field))));
                Assert.IsFalse(field.IsZero(Limbs.Of((times * PrimeOf(field)) + 1)));
            }
        }
    }

    [TestMethod]
    public void Ranges_and_the_prime_minus_a_number_are_those_of_whole_numbers()
    {
        Gen.Select(Field, Number).ForAll((field, a) =>
        {
            BigInteger prime = PrimeOf(field);
            long[] limbs = Limbs.Of(a);
            Assert.AreEqual(a < prime, field.IsBelowPrime(limbs));
            Assert.AreEqual(a < prime && !a.IsZero, field.IsInRange(limbs));
            if (a <= prime)
            {
                field.Negate(limbs, limbs);
                CollectionAssert.AreEqual(Limbs.Of(prime - a), limbs);
            }
        }, CaseCount);
    }

    [TestMethod]
    public void A_multiple_is_added_with_carries_and_lies_between_about_0_and_p()
    {
        Gen.Select(Loose, Loose, Gen.Int[-8, 8]).ForAll((a, b, factor) =>
        {
            long[] sum = new long[PrimeField.LimbCount];
            new CoordinateField().AddMultiple(a, b, factor, sum);
            Assert.AreEqual(Limbs.Mod(Limbs.Value(a) + (factor * Limbs.Value(b)), Limbs.P), Limbs.Mod(Limbs.Value(sum), Limbs.P));
            Assert.IsTrue(BigInteger.Abs(Limbs.Value(sum)) < Limbs.P * 33 / 32);
            AssertTight(sum, Limbs.P);
        }, CaseCount);
    }

    [TestMethod]
    public void Bytes_and_limbs_hold_the_same_number()
    {
        Number.ForAll(a =>
        {
            long[] limbs = new long[PrimeField.LimbCount];
            byte[] bytes = [0xff, .. Limbs.Bytes(a), 0xff];
            LimbBytes.Read(bytes, 1, limbs);
            CollectionAssert.AreEqual(Limbs.Of(a), limbs);
            byte[] written = [0xff, .. new byte[PrimeField.Length], 0xff];
            LimbBytes.Write(limbs, written, 1);
            CollectionAssert.AreEqual(bytes, written);
        }, CaseCount);
    }

    [TestMethod]
    public void A_number_times_its_inverse_is_1_and_the_inverse_of_0_is_0()
    {
        Gen.Select(Field, Number).ForAll((field, a) =>
        {
            BigInteger prime = PrimeOf(field);
            Inversion inversion = new();
            inversion.Begin(field, Limbs.Montgomery(a, prime));
            int steps = 1;
            while (!inversion.Step())
            {
                Assert.IsLessThan(16, steps++);
            }

            BigInteger expected = Limbs.Mod(a, prime).IsZero ? 0 : 1;
            Assert.AreEqual(expected, Limbs.Mod(a * Limbs.Plain(inversion.Result, prime), prime));
            inversion.Wipe();
            CollectionAssert.AreEqual(new long[PrimeField.LimbCount], inversion.Result);
        }, 200);
    }

    private static BigInteger PrimeOf(PrimeField field)
    {
        return field is ScalarField ? Limbs.N : Limbs.P;
    }

    private static void AssertTight(long[] limbs, BigInteger prime)
    {
        Assert.IsTrue(limbs.Take(PrimeField.LimbCount - 1).All(limb => limb is >= 0 and < 1L << PrimeField.LimbBits), string.Join(' ', limbs));
        Assert.IsTrue(BigInteger.Abs(Limbs.Value(limbs)) < 2 * prime);
    }
}
