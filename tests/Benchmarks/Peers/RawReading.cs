using System.Text;

namespace EdgeNode.Benchmarks;

/// <summary>
/// One request of a citizen-science sensor, as the airrohr firmware for the ESP8266 makes it: its nine header lines, in the
/// order of the Arduino core's HTTP client, and a JSON object of value types and values.
/// </summary>
internal static class RawReading
{
    /// <summary>Length of the JSON text in bytes.</summary>
    public const int BodyLength = 600;

    private const string Version = "NRZ-2020-133";
    private const string Chip = "3654427";
    private const string Mac = "5ccf7f37c2bb";

    private static readonly (string Type, string Value)[] Values =
    [
        ("SDS_P1", "112.37"),
        ("SDS_P2", "15.20"),
        ("BME280_temperature", "18.42"),
        ("BME280_pressure", "100812.53"),
        ("BME280_humidity", "61.20"),
        ("DNMS_noise_LAeq", "54.30"),
        ("DNMS_noise_LA_max", "71.90"),
        ("samples", "5034207"),
        ("min_micro", "28"),
        ("max_micro", "20183"),
        ("interval", "145000"),
        ("signal", "-63"),
    ];

    /// <summary>The JSON text.</summary>
    public static byte[] Body { get; } = MakeBody();

    /// <summary>Request line and header lines, with the empty line after them. The firmware writes them apart from the body.</summary>
    public static byte[] Head { get; } = Encoding.ASCII.GetBytes(
        "POST /v1/push-sensor-data/ HTTP/1.1\r\n"
        + "Host: api.sensor.community\r\n"
        + $"User-Agent: {Version}/{Chip}/{Mac}\r\n"
        + "Connection: close\r\n"
        + "Accept-Encoding: identity;q=1,chunked;q=0.1,*;q=0\r\n"
        + "Content-Type: application/json\r\n"
        + $"X-Sensor: esp8266-{Chip}\r\n"
        + $"X-MAC-ID: esp8266-{Mac}\r\n"
        + "X-PIN: 1\r\n"
        + $"Content-Length: {BodyLength}\r\n"
        + "\r\n");

    private static byte[] MakeBody()
    {
        string values = string.Join(',', Values.Select(value => $$"""{"value_type":"{{value.Type}}","value":"{{value.Value}}"}"""));
        byte[] body = Encoding.ASCII.GetBytes($$"""{"software_version": "{{Version}}", "sensordatavalues":[{{values}}]}""");
        return body.Length == BodyLength ? body : throw new InvalidOperationException($"The reading has {body.Length} bytes.");
    }
}
