using EdgeNode.City;
using EdgeNode.Policies;
using Microsoft.Extensions.Logging;

namespace EdgeNode.Gateway;

/// <summary>The table of all settings. There is no other place where one is made.</summary>
public static class GatewaySettings
{
    private const int GreatestDays = 3650;

    /// <summary>A file of settings.</summary>
    public static readonly GatewaySetting Config = new("config", "FILE", "File of settings: one JSON object", "a file", null, SettingReading.Text) { IsOfFile = false };

    internal static readonly GatewaySetting Broker = new("broker", "HOST:PORT", "Broker to receive from", BrokerAddress.Allowed, null, BrokerAddress.TryParse) { IsNeeded = true };
    internal static readonly GatewaySetting Authority = new("ca", "FILE", "CA certificates that the broker is judged by", "a file, PEM", null, SettingReading.Text) { IsNeeded = true };
    internal static readonly GatewaySetting Certificate = new("cert", "FILE", "Client certificate", "a file, PEM", null, SettingReading.Text) { IsNeeded = true };
    internal static readonly GatewaySetting Key = new("key", "FILE", "Private key of the certificate", "a file, PEM", null, SettingReading.Text) { IsNeeded = true };
    internal static readonly GatewaySetting ClientId = new("client-id", "ID", "MQTT client id, where it is not the certificate's common name", SettingReading.ClientIdAllowed, null, SettingReading.ClientId);
    internal static readonly GatewaySetting ClientIdFile = new("client-id-file", "FILE", "File with the client id, where it is a secret", "a file of one line, for its owner alone", null, SettingReading.Text);
    internal static readonly GatewaySetting SharedGroup = new("shared-group", "NAME", "Group of gateways among which the broker shares out the summaries", "1 to 32 of a-z0-9-", null, text => SettingReading.Name(text, 32));
    internal static readonly GatewaySetting Tenant = new("tenant", "NAME", "The only tenant to receive from", "1 to 16 of a-z0-9-", null, text => SettingReading.Name(text, Identifier.GreatestTenantLength));
    internal static readonly GatewaySetting Store = new("store", "STORE", "Where messages are kept", "sqlite:PATH, postgresql://USER@HOST/DATABASE, or a connection string of Npgsql", "sqlite:edgenode.db", StoreAddress.TryParse) { MayHoldSecret = true };
    internal static readonly GatewaySetting Listen = new("listen", "ADDRESS:PORT", "Where the endpoints are; port 0 for a free one", "ADDRESS:PORT, such as 127.0.0.1:9464 or [::1]:9464", "127.0.0.1:9464", SettingReading.EndPoint);
    internal static readonly GatewaySetting TrustedProxies = new("trusted-proxies", "LIST", "Proxies whose X-Forwarded headers are believed", "addresses and networks, such as 10.0.0.5 or 10.0.0.0/24, with commas between", null, SettingReading.Networks) { Form = SettingForm.List };
    internal static readonly GatewaySetting OtlpEndpoint = new("otlp-endpoint", "URL", "Collector that metrics and traces are sent to by OTLP", "http:// or https://, without user and query", null, SettingReading.Address);
    internal static readonly GatewaySetting OtlpProtocol = new("otlp-protocol", "NAME", "How they are sent to it", "grpc, http", "grpc", text => SettingReading.Word<OtlpForm>(text));
    internal static readonly GatewaySetting Format = new("log-format", "NAME", "Form of the log on standard error", "text for people, json for programs", "text", text => SettingReading.Word<LogForm>(text));
    internal static readonly GatewaySetting Level = new("log-level", "NAME", "Least level that is logged; debug has each request", "debug, information, warning, error", "information", text => SettingReading.Word<LogLevel>(text) is LogLevel level and >= LogLevel.Debug and <= LogLevel.Error ? level : null);
    internal static readonly GatewaySetting EarliestStart = new("earliest-start", "DAY", "Earliest start of a slot that is taken; earlier ones go into quarantine", "a day in UTC, 1970-01-01 to 2099-12-31", "2025-01-01", SettingReading.Day);
    internal static readonly GatewaySetting GreatestLead = Number("greatest-lead-hours", "Hours by which a start may lie after its receipt", 0, 8760, 24);
    internal static readonly GatewaySetting UnknownPolicy = Number("unknown-policy-days", "Days for which summaries are kept whose policy never came", 1, GreatestDays, 30);
    internal static readonly GatewaySetting Quarantine = Number("quarantine-days", "Days for which messages in quarantine are kept", 1, GreatestDays, 30);
    internal static readonly GatewaySetting Documents = Number("document-days", "Days for which states, abouts and healths are kept; the latest of each box stays", 1, GreatestDays, 365);
    internal static readonly GatewaySetting ChainCheck = Number("chain-check-seconds", "Seconds from one check of new summaries' chains to the next", 1, 3600, 30);
    internal static readonly GatewaySetting ReceiveMaximum = Number("receive-maximum", "Most messages that the broker may send before one is acknowledged", 1, ushort.MaxValue, 1000);

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<GatewaySetting> All { get; } =
    [
        Config, Broker, Authority, Certificate, Key, ClientId, ClientIdFile, SharedGroup, Tenant, Store, Listen, TrustedProxies, OtlpEndpoint, OtlpProtocol,
        Format, Level, EarliestStart, GreatestLead, UnknownPolicy, Quarantine, Documents, ChainCheck, ReceiveMaximum,
    ];

    private static GatewaySetting Number(string name, string description, int least, int greatest, int standard)
    {
        return new GatewaySetting(name, "N", description, $"a whole number, {least} to {greatest}", $"{standard}", text => SettingReading.Whole(text, least, greatest)) { Form = SettingForm.Number };
    }
}
