using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode gateway</c> as a process whose log can be read while it runs.</summary>
internal sealed partial class RunningGateway : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly EdgeNodeCommand _command;
    private readonly string _log;
    private readonly HttpClient _client = new() { Timeout = Limit };

    private RunningGateway(EdgeNodeCommand command, string log)
    {
        _command = command;
        _log = log;
    }

    /// <summary>What it has logged so far.</summary>
    internal string Log
    {
        get
        {
            using FileStream file = new(_log, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(file, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Whether it has come to its end.</summary>
    internal bool HasEnded => _command.HasEnded;

    /// <summary>Where its endpoints are; there once it has logged them.</summary>
    internal Uri Address => new(AddressPattern().Match(Log).Groups["address"].Value);

    /// <summary>Starts one.</summary>
    /// <param name="folder">Its working folder, in which its log goes too.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Assignments for the shell that starts it, such as <c>NAME='value'</c>.</param>
    internal static RunningGateway Start(string folder, string[] arguments, string variables = "")
    {
        Directory.CreateDirectory(folder);
        string log = Path.Combine(folder, $"gateway-{Guid.NewGuid():N}.log");
        return new RunningGateway(EdgeNodeCommand.StartShell($"cd '{folder}' && {variables} exec \"$@\" 2>'{log}'", ["gateway", .. arguments]), log);
    }

    /// <summary>Starts one and waits until it is connected.</summary>
    internal static async Task<RunningGateway> StartConnectedAsync(string folder, string[] arguments, string variables = "")
    {
        RunningGateway gateway = Start(folder, arguments, variables);
        await gateway.UntilLoggedAsync("connected as ");
        return gateway;
    }

    /// <summary>Waits for words in the log.</summary>
    internal async Task UntilLoggedAsync(string words)
    {
        try
        {
            await _command.UntilAsync(() => Log.Contains(words, StringComparison.Ordinal)).WaitAsync(Limit);
        }
        catch (Exception failure) when (failure is AssertFailedException or TimeoutException)
        {
            throw new AssertFailedException($"The log never said '{words}':\n{Log}", failure);
        }
    }

    /// <summary>Asks an endpoint.</summary>
    /// <returns>Status and body.</returns>
    internal async Task<(int Status, string Body)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(Address, path));
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using HttpResponseMessage response = await _client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asks for readiness until the answer has a status.</summary>
    internal async Task<string> UntilReadinessAsync(int status)
    {
        using CancellationTokenSource limit = new(Limit);
        while (true)
        {
            (int found, string body) = await GetAsync("/readyz");
            if (found == status)
            {
                return body;
            }

            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>A metric, of which there is one line with these labels; 0 where there is none yet.</summary>
    internal async Task<double> MetricAsync(string name, string labels = "")
    {
        (_, string body) = await GetAsync("/metrics");
        string? line = body.Split('\n').SingleOrDefault(line => line.StartsWith(name + "{", StringComparison.Ordinal) && line.Contains(labels, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until a metric has a value. The exporter gives the same answer again for 300 ms.</summary>
    internal async Task UntilMetricAsync(string name, string labels, double value)
    {
        using CancellationTokenSource limit = new(Limit);
        while (await MetricAsync(name, labels) != value)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Sends a signal and waits for the end.</summary>
    internal async Task<int> EndAsync(string signal = "TERM")
    {
        _command.Signal(signal);
        return (await _command.EndAsync()).ExitCode;
    }

    /// <summary>Waits for the end.</summary>
    internal async Task<int> EndsAsync()
    {
        return (await _command.EndAsync()).ExitCode;
    }

    public void Dispose()
    {
        _command.Dispose();
        _client.Dispose();
    }

    [GeneratedRegex("endpoints: (?<address>http://[0-9.:]+)/healthz")]
    private static partial Regex AddressPattern();
}
