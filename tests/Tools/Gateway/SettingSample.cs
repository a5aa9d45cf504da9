using EdgeNode.Gateway;

namespace EdgeNode.Tools.Tests;

/// <summary>Values of one setting: two that are allowed and different, and some that are not.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Good">An allowed value, as text.</param>
/// <param name="Other">Another.</param>
/// <param name="Bad">Values that are not allowed.</param>
/// <param name="Get">What came of it.</param>
internal sealed record SettingSample(string Name, string Good, string Other, string[] Bad, Func<GatewayOptions, object?> Get)
{
    internal GatewaySetting Setting => GatewaySettings.All.Single(setting => setting.Name == Name);

    /// <summary>A value as JSON has it.</summary>
    internal string Json(string text)
    {
        return Setting.Form switch
        {
            SettingForm.Number => text,
            SettingForm.List => $"[{string.Join(',', text.Split(',').Select(part => $"\"{part}\""))}]",
            _ => System.Text.Json.JsonSerializer.Serialize(text),
        };
    }
}
