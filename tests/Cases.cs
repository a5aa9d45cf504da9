using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace EdgeNode.Tests;

/// <summary>
/// Properties tried on numbered cases, which are the same ones in each run and on each machine: CsCheck's own draw starts from
/// the clock, so that a change could be refused for what another change broke. Another seed gives other cases.
/// </summary>
internal static class Cases
{
    /// <summary>Name of the variable with the seed of all cases, any text; 0 where it is not set.</summary>
    private const string SeedVariable = "EDGENODE_TEST_SEED";

    private static readonly string Seed = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } seed ? seed : "0";

    /// <summary>Tries a property on many cases, on all processors.</summary>
    /// <param name="gen">What the cases are drawn from.</param>
    /// <param name="assert">Throws for a case that the property does not hold for.</param>
    /// <param name="cases">How many cases.</param>
    /// <param name="oneByOne">True when the property can only be tried on one case at a time.</param>
    /// <param name="test">Name of the test, which its cases are drawn for.</param>
    /// <exception cref="AssertFailedException">The property does not hold; names the smallest case that was found for that.</exception>
    public static void ForAll<T>(this Gen<T> gen, Action<T> assert, int cases, bool oneByOne = false, [CallerMemberName] string test = "")
    {
        Lock guard = new();
        Failure? smallest = null;
        Parallel.For(0, cases, new ParallelOptions { MaxDegreeOfParallelism = oneByOne ? 1 : Environment.ProcessorCount }, number =>
        {
            Size? limit = smallest?.Size;
            T drawn = gen.Generate(Source(test, number), limit, out Size size);
            if (limit is not null && !Size.IsLessThan(size, limit))
            {
                return;
            }

            try
            {
                assert(drawn);
            }
            catch (Exception exception)
            {
                lock (guard)
                {
                    if (smallest is null || Size.IsLessThan(size, smallest.Size))
                    {
                        smallest = new Failure(size, $"Case {number} of {cases:N0} with {SeedVariable}={Seed}: {Check.Print(drawn)}", exception);
                    }
                }
            }
        });

        if (smallest is not null)
        {
            throw new AssertFailedException($"{smallest.Case}{Environment.NewLine}{smallest.Exception.Message}", smallest.Exception);
        }
    }

    /// <inheritdoc cref="ForAll{T}"/>
    public static void ForAll<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> assert, int cases, [CallerMemberName] string test = "")
    {
        gen.ForAll(t => assert(t.Item1, t.Item2), cases, test: test);
    }

    /// <inheritdoc cref="ForAll{T}"/>
    public static void ForAll<T1, T2, T3>(
        this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> assert, int cases, bool oneByOne = false, [CallerMemberName] string test = "")
    {
        gen.ForAll(t => assert(t.Item1, t.Item2, t.Item3), cases, oneByOne, test);
    }

    /// <inheritdoc cref="ForAll{T}"/>
    public static void ForAll<T1, T2, T3, T4>(
        this Gen<(T1, T2, T3, T4)> gen, Action<T1, T2, T3, T4> assert, int cases, [CallerMemberName] string test = "")
    {
        gen.ForAll(t => assert(t.Item1, t.Item2, t.Item3, t.Item4), cases, test: test);
    }

    /// <inheritdoc cref="ForAll{T}"/>
    public static void ForAll<T1, T2, T3, T4, T5>(
        this Gen<(T1, T2, T3, T4, T5)> gen, Action<T1, T2, T3, T4, T5> assert, int cases, [CallerMemberName] string test = "")
    {
        gen.ForAll(t => assert(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5), cases, test: test);
    }

    /// <inheritdoc cref="ForAll{T}"/>
    public static void ForAll<T1, T2, T3, T4, T5, T6>(
        this Gen<(T1, T2, T3, T4, T5, T6)> gen, Action<T1, T2, T3, T4, T5, T6> assert, int cases, [CallerMemberName] string test = "")
    {
        gen.ForAll(t => assert(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5, t.Item6), cases, test: test);
    }

    private static PCG Source(string test, int number)
    {
        return new PCG(0, BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {test} {number}"))));
    }

    private sealed record Failure(Size Size, string Case, Exception Exception);
}
