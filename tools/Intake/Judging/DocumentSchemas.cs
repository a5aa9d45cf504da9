using System.Text.Json;
using EdgeNode.Contract;
using Json.Schema;

namespace EdgeNode.Intake;

/// <summary>Holds states, abouts and healths to the published schemas.</summary>
internal static class DocumentSchemas
{
    private static readonly EvaluationOptions Listed = new() { OutputFormat = OutputFormat.List };

    private static readonly Dictionary<MessageKind, JsonSchema> Schemas = new()
    {
        [MessageKind.State] = JsonSchema.FromText(MessageSchemas.State().ToJsonString()),
        [MessageKind.About] = JsonSchema.FromText(MessageSchemas.About().ToJsonString()),
        [MessageKind.Health] = JsonSchema.FromText(MessageSchemas.Health().ToJsonString()),
    };

    /// <summary>Where and why a document is not what its schema says, in one line; null where it is.</summary>
    /// <param name="kind">State, about or health.</param>
    /// <param name="root">The document.</param>
    internal static string? FaultOf(MessageKind kind, JsonElement root)
    {
        EvaluationResults results = Schemas[kind].Evaluate(root, Listed);
        if (results.IsValid)
        {
            return null;
        }

        EvaluationResults? fault = results.Details?.FirstOrDefault(detail => detail.Errors is { Count: > 0 });
        return PrintableLine.Of($"not as its schema says, at '{fault?.InstanceLocation}': {fault?.Errors?.Values.First()}");
    }
}
