using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EdgeNode.Reports;

namespace EdgeNode.Tools.Tests.Reports;

/// <summary>Files of a run as a simulator would write them, made from a small rule, in a folder that goes away at the end.</summary>
internal sealed class RunFolderSample : IDisposable
{
    public const long Start = 1763942400; // Monday, 24 November 2025, 00:00 UTC
    public const int SlotSeconds = 900;
    public const int SlotsPerDay = 96;
    public const string Node = "kx7q22";

    public const string Policy = """
        policy 1 "Market Square, footfall and air"
        number 7
        slot 900
        channel footfall counted window 900 noise 2 lockout 8000 edges 10 20 30 45 65 90
        channel sound measured stat l50 window 900 unit dB(A) edges 45 50 55 60 65 70 75 80
        channel pm25 measured stat mean window 3600 unit ug/m3 edges 5 10 15 25 50 75
        channel co2 measured stat mean window 3600 unit ppm edges 600 800 1000 1400 2000
        channel temperature measured stat mean window 3600 unit degC edges 0 2 4 6 8 10 12 14 16
        channel humidity measured stat mean window 3600 unit % edges 30 40 50 60 70 80 90
        purpose "Plan crossing times and street cleaning"
        basis "GDPR 6(1)(e)"
        controller "City of Example"
        contact "https://privacy.example/boxes"
        access "Traffic department; the public, as published"
        retention 365 days

        """;

    public RunFolderSample()
    {
        Folder = Directory.CreateTempSubdirectory("edgenode-report-").FullName;
    }

    public string Folder { get; }

    /// <summary>What stands in <c>ch</c> of each summary, by slot.</summary>
    public List<Dictionary<string, int?>> Buckets { get; } = [];

    public List<string> Summaries { get; } = [];

    /// <summary>Rows of the street: passages, detections, L50, LAeq, PM2.5, CO2, temperature, humidity.</summary>
    public List<double?[]> Street { get; } = [];

    public static RunFolderSample Of(int days, string policy = Policy)
    {
        RunFolderSample sample = new();
        sample.Write("policy.txt", policy);
        sample.Fill(days * SlotsPerDay, policy);
        return sample;
    }

    public string Build()
    {
        return ReportPage.Build(Folder);
    }

    public void Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Folder, file), text);
    }

    public void WriteLines(string file, IEnumerable<string> lines)
    {
        Write(file, string.Concat(lines.Select(line => line + "\n")));
    }

    public void Delete(string file)
    {
        File.Delete(Path.Combine(Folder, file));
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
    }

    public static string Hash(string text)
    {
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A line of the broker's log.</summary>
    public static string Publish(long upMs, string topic, string payload)
    {
        return $$"""{"up":{{upMs}},"event":"publish","client":"{{Node}}","topic":"edgenode/1/example/{{Node}}/{{topic}}","length":{{payload.Length}},"retained":false,"sha256":"{{Hash(payload)}}"}""";
    }

    private void Fill(int slots, string policy)
    {
        string policyHash = Hash(policy)[..32];
        string previous = new('0', 32);
        List<string> broker = [$$"""{"up":1000,"event":"connect","client":"{{Node}}","accepted":true}"""];
        for (int slot = 0; slot < slots; slot++)
        {
            // A day's wave, and an odd stride that visits all buckets: no randomness, so a test can be read.
            double wave = 1 - Math.Cos(2 * Math.PI * slot / SlotsPerDay);
            int passages = (int)(45 * wave);
            bool hasDust = slot % 100 < 90;
            Street.Add([passages, passages - (passages / 20), 44 + (14 * wave), 47 + (14 * wave), hasDust ? 8 + (2 * wave) : null, 450 + (300 * wave), 9 * wave, 90 - (25 * wave)]);
            Dictionary<string, int?> ch = new()
            {
                ["footfall"] = Math.Clamp((slot * 5 % 3) - 1 + (passages / 20), 0, 6),
                ["sound"] = slot * 7 % 9,
            };
            if ((slot + 1) % 4 == 0)
            {
                ch["pm25"] = hasDust ? 1 : null;
                ch["co2"] = slot * 7 % 6;
                ch["temperature"] = slot * 7 % 10;
                ch["humidity"] = slot * 7 % 8;
            }

            Buckets.Add(ch);
            string channels = string.Join(",", ch.Select(channel => $"\"{channel.Key}\":{channel.Value?.ToString(CultureInfo.InvariantCulture) ?? "null"}"));
            string text = $$"""{"v":1,"node":"{{Node}}","run":"9c0e41d2","boot":1,"seq":{{slot}},"start":{{Start + (slot * SlotSeconds)}},"up":{{slot * SlotSeconds}},"len":900,"policy":"{{policyHash}}","ch":{{{channels}}},"prev":"{{previous}}"}""";
            previous = Hash(text)[..32];
            Summaries.Add(text.PadRight(311));
            broker.Add(Publish(((slot + 1) * SlotSeconds * 1000L) + 37000, "summary", Summaries[^1]));
        }

        WriteLines("received.jsonl", Summaries);
        WriteLines("broker.jsonl", broker);
        WriteStreet();
        WriteLines("about.jsonl", [$$"""{"v":1,"node":"{{Node}}","site":"market-square-3","lat":52520008,"lon":13404954,"height":350,"board":"esp32-devkit-v1","sensors":["PIR","SCD41"],"cert":null}"""]);
        WriteLines("state.jsonl", [State("init"), State("ready")]);
        WriteLines("health.jsonl", [$$$"""{"v":2,"node":"{{{Node}}}","boot":1,"signal":"good","memory":"ok","reset":"power-on","errors":{"SCD41":"1-9"},"outbox":"empty","clock":"trusted","unlocks":"0","expiry":"90+","connect":"none"}"""]);
    }

    private static string State(string word)
    {
        return $$"""{"v":2,"node":"{{Node}}","state":"{{word}}","firmware":"0.1.0","image":null,"boot":1,"lock":"sealed","set":"proven","safe":false}""";
    }

    private void WriteStreet()
    {
        IEnumerable<string> rows = Street.Select((row, slot) =>
            DateTimeOffset.FromUnixTimeSeconds(Start + (slot * SlotSeconds)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            + "," + string.Join(",", row.Select(cell => cell?.ToString("R", CultureInfo.InvariantCulture) ?? "")));
        WriteLines("street.csv", rows.Prepend("start_utc,passages,detections,sound_l50,sound_leq,pm25,co2,temperature,humidity"));
    }
}
