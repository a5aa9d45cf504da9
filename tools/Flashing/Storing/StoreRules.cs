using System.Globalization;
using System.Text;
using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Flashing;

/// <summary>What the texts in a store folder may say. Settings and policy are read by the firmware's own code.</summary>
internal sealed class StoreRules
{
    // One less than a network may have: the runtime's record of it ends with a zero byte. UplinkEntry has the same limits; a test compares.
    private const int GreatestNetworkNameLength = 31;
    private const int LeastPasswordLength = 8;
    private const int GreatestPasswordLength = 63;
    private const int GreatestPort = 65535;

    private readonly StoreFolder _folder;

    public StoreRules(StoreFolder folder)
    {
        _folder = folder;
    }

    public NodeSettings ReadSettings()
    {
        PartDefinition entry = StoreEntries.Settings;
        return NodeSettingsText.TryRead(_folder.Read(entry)!, out NodeSettings settings, out string fault)
            ? settings
            : throw new FlashException($"{_folder.Shown(entry)}: {fault}");
    }

    public void CheckPolicy()
    {
        PartDefinition entry = StoreEntries.Policy;
        if (!PolicyParser.TryParse(_folder.Read(entry)!, out _, out PolicyFault fault))
        {
            throw new FlashException($"{_folder.Shown(entry)}: {fault}");
        }
    }

    /// <summary>Checks the entries of one line.</summary>
    public void CheckLines()
    {
        CheckNetworkName();
        CheckLine(
            StoreEntries.WifiPassword,
            $"a line of {LeastPasswordLength} to {GreatestPasswordLength} characters, or no file for an open network",
            line => line.Length is >= LeastPasswordLength and <= GreatestPasswordLength);
        CheckLine(StoreEntries.BrokerHost, "a host name, as the broker's certificate has it", line => Uri.CheckHostName(line) is UriHostNameType.Dns or UriHostNameType.IPv4);
        CheckLine(StoreEntries.BrokerPort, $"a port, 1 to {GreatestPort}", IsPort);
    }

    private static bool IsPort(string line)
    {
        return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= GreatestPort;
    }

    private void CheckNetworkName()
    {
        string allowed = $"a line of 1 to {GreatestNetworkNameLength} bytes of UTF-8, of characters that are seen";
        PartDefinition entry = StoreEntries.WifiName;
        byte[] line = WithoutEnd(_folder.Read(entry)!);
        if (!Utf8Text.IsPlain(line, 0, line.Length))
        {
            throw _folder.Refusal(entry, "more than one line, a byte that is not UTF-8, or a character that is not seen", allowed);
        }

        if (line.Length is 0 or > GreatestNetworkNameLength)
        {
            throw _folder.Refusal(entry, $"a line of {line.Length} bytes", allowed);
        }
    }

    private static byte[] WithoutEnd(byte[] text)
    {
        return text.AsSpan().TrimEnd("\r\n"u8).ToArray();
    }

    // What was found is not shown: one of the lines is a password.
    private void CheckLine(PartDefinition entry, string allowed, Func<string, bool> allows)
    {
        if (_folder.Read(entry) is not { } bytes)
        {
            return;
        }

        string line = Encoding.Latin1.GetString(WithoutEnd(bytes));
        if (line.Any(letter => letter is < ' ' or > '~'))
        {
            throw _folder.Refusal(entry, "more than one line, or a byte that is not printable ASCII", allowed);
        }

        if (line.Length == 0 || !allows(line))
        {
            throw _folder.Refusal(entry, $"a line of {line.Length} characters that is none", allowed);
        }
    }
}
