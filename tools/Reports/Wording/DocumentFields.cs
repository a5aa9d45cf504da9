namespace EdgeNode.Reports;

/// <summary>What the fields of the <c>state</c>, <c>about</c> and <c>health</c> messages mean.</summary>
internal static class DocumentFields
{
    private const string ErrorsPrefix = "errors.";

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["v"] = "version of this form",
        ["node"] = "the box",
        ["boot"] = "how often it has started",
        ["state"] = "init, ready, disconnected, or lost: the broker says lost when the box is gone without goodbye",
        ["firmware"] = "version of the firmware",
        ["image"] = "SHA-256 of the flashed image, as told when the box was set up",
        ["lock"] = "whether a technician has sealed it",
        ["site"] = "the site; a box can be replaced, a site stays",
        ["lat"] = "latitude in millionths of a degree",
        ["lon"] = "longitude in millionths of a degree",
        ["height"] = "height above ground in cm",
        ["board"] = "the board",
        ["sensors"] = "the sensors\u2019 models",
        ["cert"] = "SHA-256 of the box\u2019s certificate",
        ["signal"] = "the day\u2019s median signal, in three classes",
        ["memory"] = "whether memory suffices",
        ["reset"] = "why the box last started",
        ["outbox"] = "how much waits to be sent, in classes",
        ["clock"] = "whether the box has trusted time",
        ["set"] = "which settings run: on trial, proven, or the old ones because the newest failed",
        ["safe"] = "whether the box runs in a safe mode, in which it counts nothing",
        ["unlocks"] = "failed attempts to unlock the box, in classes",
        ["expiry"] = "days until the box\u2019s certificate ends, in classes",
        ["connect"] = "why the box last failed to connect in the day",
    };

    /// <summary>The meaning of a field; null when this program does not know it.</summary>
    public static string? Meaning(string field)
    {
        return field.StartsWith(ErrorsPrefix, StringComparison.Ordinal)
            ? "the sensor\u2019s errors of the day, in four classes"
            : Meanings.GetValueOrDefault(field);
    }
}
