using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace EdgeNode.Gateway;

/// <summary>The log on standard error: lines for people, or JSON for programs.</summary>
internal static class GatewayLog
{
    /// <summary>Category of what the gateway itself says.</summary>
    internal const string Category = "EdgeNode.Gateway";

    private const int MostWaiting = 10_000;

    /// <summary>Sets the log up.</summary>
    internal static void AddTo(ILoggingBuilder logging, GatewayOptions options)
    {
        logging.SetMinimumLevel(options.LogLevel);
        logging.AddFilter("Microsoft", LogLevel.Warning);

        // What it has to say of a start that fails is thrown too, and told in one line.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddConsole(console =>
        {
            console.FormatterName = options.LogFormat == LogForm.Json ? ConsoleFormatterNames.Json : LogLines.FormatterName;
            console.LogToStandardErrorThreshold = LogLevel.Trace;

            // Who does not read the log does not hold up the intake.
            console.MaxQueueLength = MostWaiting;
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
        logging.AddConsoleFormatter<LogLines, ConsoleFormatterOptions>();
        logging.AddJsonConsole(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = options.LogFormat == LogForm.Json ? ConsoleFormatterNames.Json : LogLines.FormatterName);
    }
}
