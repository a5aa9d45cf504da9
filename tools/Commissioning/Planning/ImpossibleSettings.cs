namespace EdgeNode.Commissioning;

/// <summary>What people expect of a box with Wi-Fi, and what this platform cannot do: refused with the reason, not attempted.</summary>
public static class ImpossibleSettings
{
    /// <summary>Why a network's key is not taken in its raw form.</summary>
    public const string RawKey = "a raw key of 64 digits: the runtime has room for 63 characters; tell the password that the key was made of";

    private const string Enterprise = "WPA2-Enterprise: the runtime knows networks with a password and open ones only; have a WPA2 network with a password made for the boxes";
    private const string WifiCertificate = "certificates for Wi-Fi belong to WPA2-Enterprise, which the runtime does not know; have a WPA2 network with a password made for the boxes";
    private const string Portal = "captive portals: a box has nobody who accepts a page; have its network let it pass, by its MAC address or in a network of its own";
    private const string Static = "static addresses: a box asks DHCP; have the network's DHCP server give it the same address always";
    private const string Wired = "Ethernet: the boards have Wi-Fi only; put an access point beside the box";
    private const string Radio = "LoRa and mobile networks: the boards have Wi-Fi only; put a router beside the box";
    private const string Proxy = "proxies: a box speaks MQTT over TLS to its broker itself; let TCP to broker-port out";
    private const string FiveGigahertz = "5 GHz, bands and channels: the ESP32 has 2.4 GHz and joins the strongest access point of a name; offer the network at 2.4 GHz";
    private const string Hidden = "hidden networks: a box looks for its network by scan, which leaves them out; have the network send its name";
    private const string Security = "the way a network is secured is found by the box: WPA2 with a password, or open; WEP and WPA3 alone it does not join";
    private const string Login = "user names and passwords for the broker: a box shows its certificate, and that is its name; let the broker ask for it (edgenode broker config)";
    private const string Clear = "MQTT without TLS: a box speaks TLS only, to a broker whose certificate it can judge by ca-crt";
    private const string Update = "updates over the air: a box is flashed over its cable (edgenode flash)";

    private static readonly Dictionary<string, string[]> Names = new()
    {
        [Enterprise] = ["identity", "anonymous-identity", "eap", "eap-identity", "eap-method", "eap-password", "enterprise", "wpa-enterprise", "wpa2-enterprise", "wpa3-enterprise", "802.1x", "8021x", "peap", "ttls", "phase2", "radius", "user", "username", "login", "eduroam"],
        [WifiCertificate] = ["wifi-ca", "wifi-ca-cert", "wifi-cert", "wifi-certificate", "wifi-client-cert", "wifi-client-certificate", "wifi-client-key", "wifi-key-file", "wifi-private-key", "eap-cert", "eap-key"],
        [Portal] = ["captive-portal", "portal", "portal-url", "login-url", "voucher", "splash-page", "accept-terms"],
        [Static] = ["ip", "ip-address", "ipv4", "ipv4-address", "ipv6", "ipv6-address", "static-ip", "static-address", "manual-ip", "address", "netmask", "subnet", "subnet-mask", "gateway", "dns", "dns-server", "dns-servers", "dns1", "dns2", "dhcp", "hostname"],
        [Wired] = ["ethernet", "eth", "lan", "poe", "vlan", "mac", "mac-address"],
        [Radio] = ["lora", "lorawan", "dev-eui", "app-eui", "join-eui", "app-key", "nwk-key", "lte", "lte-m", "nb-iot", "apn", "sim-pin", "modem", "bluetooth", "ble", "zigbee", "thread", "matter"],
        [Proxy] = ["proxy", "http-proxy", "https-proxy", "socks-proxy", "proxy-host", "proxy-port", "vpn", "wireguard"],
        [RawKey] = ["psk", "raw-key", "raw-psk", "pmk", "wpa-psk", "hex-key"],
        [FiveGigahertz] = ["5ghz", "5-ghz", "5g", "band", "frequency", "channel", "bssid", "country", "wifi-5ghz"],
        [Hidden] = ["hidden", "hidden-network", "hidden-ssid", "scan-ssid", "is-hidden"],
        [Security] = ["security", "auth", "auth-mode", "authmode", "encryption", "wep", "wep-key", "wpa", "wpa2", "wpa3", "open"],
        [Login] = ["broker-user", "broker-username", "broker-password", "broker-login", "mqtt-user", "mqtt-username", "mqtt-password", "client-id", "connection-string", "token", "api-key"],
        [Clear] = ["tls", "use-tls", "insecure", "no-verify", "skip-verify", "websocket", "websockets", "broker-tls", "mqtt-tls"],
        [Update] = ["ota", "ota-url", "ota-password", "update-url", "firmware-url"],
    };

    private static readonly string[] Beginnings = ["", "wifi-", "wi-fi-", "network-", "wlan-"];

    /// <summary>Why a name is of something that a box cannot do.</summary>
    /// <param name="name">The name as it was written, in any case, with dashes or underscores.</param>
    /// <returns>Null where nobody knows what is meant.</returns>
    public static string? ReasonOf(string name)
    {
        string plain = name.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        return Names.Where(row => row.Value.Any(known => Beginnings.Any(beginning => plain == beginning + known))).Select(row => row.Key).FirstOrDefault();
    }
}
