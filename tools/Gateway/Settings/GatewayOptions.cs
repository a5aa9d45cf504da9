using System.Net;
using System.Text;
using EdgeNode.Authority;
using EdgeNode.Boards;
using EdgeNode.City;
using EdgeNode.Intake;
using Microsoft.Extensions.Logging;

namespace EdgeNode.Gateway;

/// <summary>What a gateway is to do: settings that have been judged.</summary>
public sealed record GatewayOptions
{
    private const int GreatestIdFile = 4096;

    /// <summary>The broker.</summary>
    public required BrokerAddress Broker { get; init; }

    /// <summary>File of the authorities by which the broker is judged.</summary>
    public required GivenFile Authority { get; init; }

    /// <summary>File of the client's certificate.</summary>
    public required GivenFile Certificate { get; init; }

    /// <summary>File of its key.</summary>
    public required GivenFile Key { get; init; }

    /// <summary>MQTT client id; null for the certificate's common name.</summary>
    public string? ClientId { get; init; }

    /// <summary>Whether the client id is told to nobody.</summary>
    public bool IsClientIdSecret { get; init; }

    /// <summary>Group that shares the summaries, or null.</summary>
    public string? SharedGroup { get; init; }

    /// <summary>The only tenant, or null for all.</summary>
    public string? Tenant { get; init; }

    /// <summary>Where messages are kept.</summary>
    public required StoreAddress Store { get; init; }

    /// <summary>Where the endpoints are.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>Where that was said: the beginning of a message about it.</summary>
    public required string ListenPlace { get; init; }

    /// <summary>Proxies that are believed; none for none.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Collector of metrics and traces, or null.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>How it is told.</summary>
    public OtlpForm OtlpProtocol { get; init; }

    /// <summary>Form of the log.</summary>
    public LogForm LogFormat { get; init; }

    /// <summary>Least level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Which starts of slots are taken.</summary>
    public StartRange Starts { get; init; } = StartRange.Plausible;

    /// <summary>Days for which summaries of an unknown policy are kept.</summary>
    public int UnknownPolicyDays { get; init; }

    /// <summary>Days for which quarantine is kept.</summary>
    public int QuarantineDays { get; init; }

    /// <summary>Days for which documents are kept that others have followed on.</summary>
    public int DocumentDays { get; init; }

    /// <summary>Time from one check of chains to the next.</summary>
    public TimeSpan ChainCheckPeriod { get; init; }

    /// <summary>Most messages that the broker may send before one is acknowledged.</summary>
    public ushort ReceiveMaximum { get; init; }

    /// <summary>Reads what values say together, and the client id from its file.</summary>
    /// <param name="values">The values, each of which is allowed.</param>
    /// <exception cref="CityException">Two do not go together, or a file or folder is not there.</exception>
    public static GatewayOptions From(SettingValues values)
    {
        string? idFile = values.Find<string>(GatewaySettings.ClientIdFile);
        if (idFile is not null && values.Find<string>(GatewaySettings.ClientId) is not null)
        {
            throw new CityException($"{values.PlaceOf(GatewaySettings.ClientIdFile)}: found beside {values.PlaceOf(GatewaySettings.ClientId)}; allowed is one of the two");
        }

        return new GatewayOptions
        {
            Broker = values.Of<BrokerAddress>(GatewaySettings.Broker),
            Authority = FileOf(values, GatewaySettings.Authority),
            Certificate = FileOf(values, GatewaySettings.Certificate),
            Key = FileOf(values, GatewaySettings.Key),
            ClientId = idFile is null ? values.Find<string>(GatewaySettings.ClientId) : ReadClientId(values.PlaceOf(GatewaySettings.ClientIdFile), idFile),
            IsClientIdSecret = idFile is not null,
            SharedGroup = values.Find<string>(GatewaySettings.SharedGroup),
            Tenant = values.Find<string>(GatewaySettings.Tenant),
            Store = StoreOf(values),
            Listen = values.Of<IPEndPoint>(GatewaySettings.Listen),
            ListenPlace = values.PlaceOf(GatewaySettings.Listen),
            TrustedProxies = values.Find<List<IPNetwork>>(GatewaySettings.TrustedProxies) ?? [],
            OtlpEndpoint = values.Find<Uri>(GatewaySettings.OtlpEndpoint),
            OtlpProtocol = values.Of<OtlpForm>(GatewaySettings.OtlpProtocol),
            LogFormat = values.Of<LogForm>(GatewaySettings.Format),
            LogLevel = values.Of<LogLevel>(GatewaySettings.Level),
            Starts = new StartRange(values.Of<DateTime>(GatewaySettings.EarliestStart), TimeSpan.FromHours(values.Of<int>(GatewaySettings.GreatestLead))),
            UnknownPolicyDays = values.Of<int>(GatewaySettings.UnknownPolicy),
            QuarantineDays = values.Of<int>(GatewaySettings.Quarantine),
            DocumentDays = values.Of<int>(GatewaySettings.Documents),
            ChainCheckPeriod = TimeSpan.FromSeconds(values.Of<int>(GatewaySettings.ChainCheck)),
            ReceiveMaximum = (ushort)values.Of<int>(GatewaySettings.ReceiveMaximum),
        };
    }

    private static GivenFile FileOf(SettingValues values, GatewaySetting setting)
    {
        string path = values.Of<string>(setting);
        string place = values.PlaceOf(setting);
        return Path.Exists(path) && !Directory.Exists(path)
            ? new GivenFile(path, place)
            : throw new CityException($"{place}: {path}: found {(Directory.Exists(path) ? "a folder" : "no such file")}; allowed is {setting.Allowed}");
    }

    private static StoreAddress StoreOf(SettingValues values)
    {
        StoreAddress store = values.Of<StoreAddress>(GatewaySettings.Store);
        if (store.SqlitePath is { } path)
        {
            string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
            string? found = Directory.Exists(path) ? $"the folder '{path}'" : Directory.Exists(folder) ? null : $"no folder '{folder}'";
            if (found is not null)
            {
                throw new CityException($"{values.PlaceOf(GatewaySettings.Store)}: found {found}; allowed is sqlite:PATH with a file in a folder that is there");
            }
        }

        return store;
    }

    private static string ReadClientId(string place, string path)
    {
        string? found = null;
        if (BoundedFile.TryRead(path, GreatestIdFile, out byte[] content, out string wrong))
        {
            found = SecretFile.IsOpenToOthers(path) ? "a secret that others can read or write" : null;
        }
        else
        {
            found = wrong;
        }

        string text = Encoding.Latin1.GetString(content).TrimEnd('\r', '\n');
        found ??= SettingReading.ClientId(text) is null ? "something else" : null;
        return found is null ? text : throw new CityException($"{place}: {path}: found {found}; allowed: a file of one line, for its owner alone (chmod 600), with {SettingReading.ClientIdAllowed}");
    }
}
