namespace EdgeNode.Gateway;

/// <summary>
/// One thing that can be set. From it come an option of the command, a variable of the environment, a key of the file, a line of the
/// documentation, and what is refused.
/// </summary>
public sealed class GatewaySetting
{
    private const string VariablePrefix = "EDGENODE_GATEWAY_";

    /// <summary>Makes a setting.</summary>
    /// <param name="name">Its name: words with hyphens, a unit among them where it is a number of something.</param>
    /// <param name="value">What stands for the value in a line of help, such as FILE.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="allowed">What a value may be.</param>
    /// <param name="standard">The value where nobody says one, or null for none.</param>
    /// <param name="read">Reads a value from text; null where it is not allowed.</param>
    internal GatewaySetting(string name, string value, string description, string allowed, string? standard, Func<string, object?> read)
    {
        Name = name;
        Value = value;
        Description = description;
        Allowed = allowed;
        Default = standard;
        Read = read;
    }

    /// <summary>Its name, and its key in the file.</summary>
    public string Name { get; }

    /// <summary>What stands for the value in a line of help.</summary>
    public string Value { get; }

    /// <summary>What it is for.</summary>
    public string Description { get; }

    /// <summary>What a value may be.</summary>
    public string Allowed { get; }

    /// <summary>The value where nobody says one, or null for none.</summary>
    public string? Default { get; }

    /// <summary>Whether the gateway is of no use without it.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>What JSON has for a value.</summary>
    public SettingForm Form { get; init; } = SettingForm.Text;

    /// <summary>Whether a value may hold a secret: it is never shown, and the secret itself may stand in the file alone.</summary>
    public bool MayHoldSecret { get; init; }

    /// <summary>Whether the file may say it.</summary>
    public bool IsOfFile { get; init; } = true;

    /// <summary>The option of the command.</summary>
    public string Option => "--" + Name;

    /// <summary>The variable of the environment.</summary>
    public string Variable => VariablePrefix + Name.Replace('-', '_').ToUpperInvariant();

    /// <summary>Reads a value from text; null where it is not allowed.</summary>
    internal Func<string, object?> Read { get; }

    /// <summary>Whether a variable of the environment is meant for the gateway.</summary>
    internal static bool IsVariable(string name)
    {
        return name.StartsWith(VariablePrefix, StringComparison.Ordinal);
    }
}
