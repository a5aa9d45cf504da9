using System.Reflection;
using DbUp.Builder;
using DbUp.Engine;
using EdgeNode.City;

namespace EdgeNode.Databases;

/// <summary>The scripts that bring a database to the form of this version, each run once, in the order of their names.</summary>
internal static class MigrationScripts
{
    /// <summary>Runs those that have not run yet, all in one transaction.</summary>
    /// <param name="builder">The database and its journal.</param>
    /// <param name="folder">Folder of the scripts below this project.</param>
    /// <exception cref="CityException">The database has been brought further by a newer version; then it stays as it is.</exception>
    internal static void Apply(UpgradeEngineBuilder builder, string folder)
    {
        string prefix = $"{typeof(MigrationScripts).Namespace}.{folder}.Migrations.";
        Assembly assembly = typeof(MigrationScripts).Assembly;
        SqlScript[] scripts =
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new SqlScript(name[prefix.Length..], TextOf(assembly, name))),
        ];

        // Without variables: to DbUp, what stands between two dollars would be one.
        UpgradeEngine engine = builder.WithScripts(scripts).WithVariablesDisabled().WithTransaction().LogToNowhere().Build();
        string? newer = engine.GetExecutedScripts().FirstOrDefault(name => scripts.All(script => script.Name != name));
        if (newer is not null)
        {
            throw new CityException($"the database is of a newer version of edgenode: it has {newer}, which this version does not know");
        }

        DatabaseUpgradeResult result = engine.PerformUpgrade();
        if (!result.Successful)
        {
            throw result.Error;
        }
    }

    private static string TextOf(Assembly assembly, string name)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
