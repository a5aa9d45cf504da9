using EdgeNode.Policies;

namespace EdgeNode.Authority;

/// <summary>Which names certificates can have: none that MQTT or an access rule could read as more than a name.</summary>
public static class HolderNames
{
    /// <summary>Requires a node id.</summary>
    /// <exception cref="CityAuthorityException">It is none.</exception>
    public static void RequireNode(string node)
    {
        Require("node", node, Identifier.GreatestNodeLength);
    }

    /// <summary>Requires the name of a tenant.</summary>
    /// <exception cref="CityAuthorityException">It is none.</exception>
    public static void RequireTenant(string tenant)
    {
        Require("tenant", tenant, Identifier.GreatestTenantLength);
    }

    /// <summary>Requires the name of a consumer, for which the rule of node ids holds.</summary>
    /// <exception cref="CityAuthorityException">It is none.</exception>
    public static void RequireConsumer(string consumer)
    {
        Require("consumer", consumer, Identifier.GreatestNodeLength);
    }

    private static void Require(string what, string found, int greatestLength)
    {
        if (!Identifier.IsValid(found, greatestLength))
        {
            throw new CityAuthorityException($"{what}: found '{FoundText.Of(found)}'; allowed: 1 to {greatestLength} of a-z0-9-");
        }
    }
}
