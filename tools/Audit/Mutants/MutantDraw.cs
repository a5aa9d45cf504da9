using System.Security.Cryptography;
using System.Text;

namespace EdgeNode.Audit;

/// <summary>Draws some of the mutants: which, follows from the commit, so that nobody chooses and anyone can draw again.</summary>
public static class MutantDraw
{
    /// <summary>Draws mutants: those whose hash of commit and name is least.</summary>
    /// <param name="mutants">All mutants.</param>
    /// <param name="commit">The commit, as hex digits.</param>
    /// <param name="count">How many; all where there are fewer.</param>
    /// <returns>The drawn ones, by name.</returns>
    public static IReadOnlyList<Mutant> Draw(IEnumerable<Mutant> mutants, string commit, int count)
    {
        return
        [
            .. mutants.OrderBy(mutant => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{commit} {mutant.Name}"))), StringComparer.Ordinal)
                .Take(count)
                .OrderBy(mutant => mutant.Name, StringComparer.Ordinal),
        ];
    }
}
