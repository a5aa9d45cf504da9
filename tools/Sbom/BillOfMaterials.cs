using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeNode.Sbom;

/// <summary>
/// A software bill of materials as CycloneDX 1.6 in JSON (ECMA-424). The same packages give the same bytes: it has no
/// time and no serial number, which the form leaves to choice.
/// </summary>
public static class BillOfMaterials
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the bill of one product.</summary>
    /// <param name="name">Name of the product.</param>
    /// <param name="version">Its version.</param>
    /// <param name="type"><c>application</c> or <c>firmware</c>.</param>
    /// <param name="packages">What it is built from.</param>
    public static string Write(string name, string version, string type, IReadOnlyList<Package> packages)
    {
        string product = $"{name}@{version}";
        JsonObject bill = new()
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject { ["type"] = type, ["bom-ref"] = product, ["name"] = name, ["version"] = version, ["licenses"] = Licences("MIT") },
            },
            ["components"] = new JsonArray([.. packages.Select(Component)]),
            ["dependencies"] = new JsonArray(new JsonObject
            {
                ["ref"] = product,
                ["dependsOn"] = new JsonArray([.. packages.Select(package => (JsonNode)package.Url)]),
            }),
        };
        return bill.ToJsonString(Options) + "\n";
    }

    private static JsonNode Component(Package package)
    {
        JsonObject component = new()
        {
            ["type"] = "library",
            ["bom-ref"] = package.Url,
            ["name"] = package.Name,
            ["version"] = package.Version,
        };
        if (package.Sha512 is not null)
        {
            component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = package.Sha512 });
        }

        if (package.Licence is not null)
        {
            component["licenses"] = Licences(package.Licence);
        }

        component["purl"] = package.Url;
        return component;
    }

    // An expression such as "MIT OR Apache-2.0" has a member of its own.
    private static JsonArray Licences(string licence)
    {
        return licence.Contains(' ', StringComparison.Ordinal)
            ? [new JsonObject { ["expression"] = licence }]
            : [new JsonObject { ["license"] = new JsonObject { ["id"] = licence } }];
    }
}
