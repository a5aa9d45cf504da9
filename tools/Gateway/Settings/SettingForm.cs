namespace EdgeNode.Gateway;

/// <summary>What JSON has for the value of a setting. An option and a variable have text for all of them.</summary>
public enum SettingForm
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An array of strings; elsewhere they stand in one text, with commas.</summary>
    List,
}
