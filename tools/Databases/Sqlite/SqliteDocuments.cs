using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using EdgeNode.Intake;
using EdgeNode.Policies;
using Microsoft.Data.Sqlite;

namespace EdgeNode.Databases;

/// <summary>Writes what is no summary: documents, policies, quarantine.</summary>
/// <param name="connection">The connection.</param>
/// <param name="transaction">Its transaction.</param>
internal sealed class SqliteDocuments(SqliteConnection connection, SqliteTransaction transaction)
{
    /// <summary>Files a document: see file_document of PostgreSQL, but that there are no other gateways.</summary>
    internal Filing File(long box, DocumentEntry entry)
    {
        var values = new { box, kind = MessageWords.Of(entry.Kind), received = SqliteTime.Of(entry.ReceivedUtc), payload = MessageWords.TextOf(entry) };
        string? latest = connection.ExecuteScalar<string?>("SELECT payload FROM latest_document WHERE box = @box AND kind = @kind", values, transaction);
        if (latest == values.payload || (entry.IsReplay && latest is not null))
        {
            if (!entry.IsReplay)
            {
                connection.Execute("UPDATE latest_document SET received = max(received, @received) WHERE box = @box AND kind = @kind", values, transaction);
            }

            return Filing.Duplicate;
        }

        connection.Execute(
            """
            INSERT INTO latest_document (box, kind, since, received, payload) VALUES (@box, @kind, @received, @received, @payload)
            ON CONFLICT DO UPDATE SET since = excluded.since, received = excluded.received, payload = excluded.payload
            """,
            values,
            transaction);
        long today = connection.ExecuteScalar<long>(
            "SELECT count(*) FROM document WHERE box = @box AND kind = @kind AND received >= @day",
            new { box, values.kind, day = SqliteTime.Of(entry.ReceivedUtc.Date) },
            transaction);
        if (today >= IntakeLimits.DocumentsPerBoxAndDay)
        {
            return Filing.Overflowed;
        }

        connection.Execute("INSERT INTO document (box, kind, received, payload) VALUES (@box, @kind, @received, @payload)", values, transaction);
        return Filing.Stored;
    }

    /// <summary>Files a policy.</summary>
    internal Filing File(long box, PolicyEntry entry)
    {
        byte[] policy = SqliteSummaries.BytesOf(entry.Hash);
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM box_policy WHERE box = @box AND policy = @policy)", new { box, policy }, transaction))
        {
            return Filing.Duplicate;
        }

        if (connection.ExecuteScalar<long>("SELECT count(*) FROM box_policy WHERE box = @box", new { box }, transaction) >= IntakeLimits.PoliciesPerBox)
        {
            return Filing.Quarantined;
        }

        Add(entry, policy);
        connection.Execute("INSERT INTO box_policy (box, policy, first_received) VALUES (@box, @policy, @received)", new { box, policy, received = SqliteTime.Of(entry.ReceivedUtc) }, transaction);
        return Filing.Stored;
    }

    /// <summary>Puts a message into quarantine.</summary>
    internal void Quarantine(QuarantineEntry entry)
    {
        connection.Execute(
            """
            INSERT INTO quarantine (received, topic, tenant, node, reason, detail, length, sha256, payload, day)
            VALUES (@Received, @Topic, @Tenant, @Node, @Reason, @Detail, @Length, @Sha256, @Payload, @Day)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                Received = SqliteTime.Of(entry.ReceivedUtc),
                Topic = MessageWords.TopicOf(entry),
                Tenant = entry.Box?.Tenant ?? "",
                Node = entry.Box?.Node ?? "",
                Reason = MessageWords.Of(entry.Reason),
                entry.Detail,
                entry.Payload.Length,
                Sha256 = SHA256.HashData(entry.Payload.Span),
                Payload = MessageWords.KeptPayloadOf(entry),
                Day = DayOf(entry.ReceivedUtc),
            },
            transaction);
    }

    /// <summary>Counts a message for which there is no room in quarantine.</summary>
    /// <param name="box">Whose it is, where that is a box that is known.</param>
    /// <param name="receivedUtc">When it came.</param>
    internal void Count(BoxName box, DateTime receivedUtc)
    {
        connection.Execute(
            """
            INSERT INTO quarantine_overflow (day, tenant, node, count) VALUES (@Day, @Tenant, @Node, 1)
            ON CONFLICT DO UPDATE SET count = count + 1
            """,
            new { Day = DayOf(receivedUtc), box.Tenant, box.Node },
            transaction);
    }

    /// <summary>A day as text.</summary>
    internal static string DayOf(DateTime utc)
    {
        return utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private void Add(PolicyEntry entry, byte[] policy)
    {
        Policy values = entry.Policy;
        int added = connection.Execute(
            """
            INSERT INTO policy (policy, text, signatures, title, slot_seconds, retention_days, first_received)
            VALUES (@policy, @Text, @Signatures, @Title, @SlotSeconds, @RetentionDays, @Received) ON CONFLICT DO NOTHING
            """,
            new
            {
                policy,
                Text = Encoding.UTF8.GetString(values.Text),
                Signatures = Encoding.ASCII.GetString(entry.Payload.Span[values.Text.Length..]),
                values.Title,
                values.SlotSeconds,
                values.RetentionDays,
                Received = SqliteTime.Of(entry.ReceivedUtc),
            },
            transaction);
        for (int place = 0; added > 0 && place < values.Channels.Length; place++)
        {
            ChannelPolicy channel = values.Channels[place];
            connection.Execute(
                """
                INSERT INTO policy_channel (policy, channel, place, unit, window_seconds, noise, edges)
                VALUES (@policy, @Name, @place, @Unit, @WindowSeconds, @Noise, @Edges)
                """,
                new
                {
                    policy,
                    channel.Name,
                    place,
                    Unit = ChannelTable.Of(channel.Kind).Unit,
                    channel.WindowSeconds,
                    Noise = MessageWords.NoiseOf(channel),
                    Edges = JsonSerializer.Serialize(channel.Limits),
                },
                transaction);
        }
    }
}
