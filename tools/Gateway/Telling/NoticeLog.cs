using EdgeNode.Intake;
using Microsoft.Extensions.Logging;

namespace EdgeNode.Gateway;

/// <summary>Logs what a receiver tells of, without the client id where that is a secret.</summary>
/// <param name="log">Where to.</param>
/// <param name="secretId">The client id, or null where it is none.</param>
internal sealed class NoticeLog(ILogger log, string? secretId)
{
    /// <summary>Logs a notice.</summary>
    internal void Write(ReceiverNotice notice)
    {
        log.Log(LevelOf(notice.Kind), "{Notice}", Shown(notice.Message));
    }

    /// <summary>A text without the secret.</summary>
    internal string Shown(string text)
    {
        return secretId is null ? text : text.Replace($"'{secretId}'", "the secret client id", StringComparison.Ordinal).Replace(secretId, "***", StringComparison.Ordinal);
    }

    private static LogLevel LevelOf(NoticeKind kind)
    {
        return kind switch
        {
            NoticeKind.Connected or NoticeKind.Reconnected or NoticeKind.StoreAvailable => LogLevel.Information,
            NoticeKind.TakenOver => LogLevel.Error,
            _ => LogLevel.Warning,
        };
    }
}
