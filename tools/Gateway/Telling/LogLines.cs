using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace EdgeNode.Gateway;

/// <summary>
/// Writes the log for people: the time in UTC and one line. For systemd's journal, which has the time, the level as it reads it
/// (sd-daemon(3)).
/// </summary>
internal sealed class LogLines : ConsoleFormatter
{
    /// <summary>Its name among the formatters.</summary>
    internal const string FormatterName = "edgenode";

    // The variable is handed down to whatever a service starts, a terminal too.
    private static readonly bool IsForJournal = Console.IsErrorRedirected && Environment.GetEnvironmentVariable("JOURNAL_STREAM") is { Length: > 0 };

    /// <summary>Makes the formatter.</summary>
    public LogLines()
        : base(FormatterName)
    {
    }

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        string line = message.ReplaceLineEndings(" ").Replace('\t', ' ');
        string word = logEntry.LogLevel >= LogLevel.Error ? "error: " : logEntry.LogLevel == LogLevel.Warning ? "warning: " : "";
        textWriter.WriteLine(IsForJournal
            ? $"<{SeverityOf(logEntry.LogLevel)}>{line}"
            : string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'} {word}{line}"));
    }

    // RFC 5424, table 2.
    private static int SeverityOf(LogLevel level)
    {
        return level switch { LogLevel.Critical or LogLevel.Error => 3, LogLevel.Warning => 4, LogLevel.Information => 6, _ => 7 };
    }
}
