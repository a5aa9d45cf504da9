using EdgeNode.Policies;

namespace EdgeNode.Databases;

/// <summary>Policies that have been read from a database, bounded: a box can make up any number of names.</summary>
internal sealed class KnownPolicies
{
    private const int Most = 10_000;

    private readonly Dictionary<UInt128, Policy> _policies = [];

    /// <summary>Finds a policy; asks the database where it is not known.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="readText">Reads its text by its name, or null.</param>
    internal async Task<Policy?> FindAsync(UInt128 name, Func<UInt128, Task<string?>> readText)
    {
        if (_policies.TryGetValue(name, out Policy? known))
        {
            return known;
        }

        string? text = await readText(name).ConfigureAwait(false);
        if (text is null || !PolicyParser.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out Policy? policy, out _))
        {
            return null;
        }

        if (_policies.Count == Most)
        {
            _policies.Clear();
        }

        _policies[name] = policy;
        return policy;
    }
}
