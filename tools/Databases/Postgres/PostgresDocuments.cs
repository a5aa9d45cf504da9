using System.Security.Cryptography;
using System.Text;
using Dapper;
using EdgeNode.Intake;
using EdgeNode.Policies;
using Npgsql;

namespace EdgeNode.Databases;

/// <summary>Writes what is no summary: documents, policies, quarantine.</summary>
/// <param name="connection">A connection with a transaction.</param>
/// <param name="boxes">The numbers of boxes.</param>
/// <param name="gateway">Name of the gateway.</param>
internal sealed class PostgresDocuments(NpgsqlConnection connection, PostgresBoxes boxes, string gateway)
{
    // Of each box in the order in which they came, and the boxes in one order for all gateways.
    private const string FileDocuments = """
        SELECT sent.place, edgenode.file_document(box, kind, received, payload, is_replay, $6, $7)
        FROM (
            SELECT * FROM unnest($1, $2, $3, $4, $5) WITH ORDINALITY AS sent (box, kind, received, payload, is_replay, place)
            ORDER BY box, kind, place
        ) AS sent
        """;

    /// <summary>Files documents.</summary>
    internal async Task FileAsync(SortedBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Documents.Count == 0)
        {
            return;
        }

        await using NpgsqlCommand command = new(FileDocuments, connection)
        {
            Parameters =
            {
                new() { Value = batch.Documents.Select(document => boxes[document.Entry.Box]).ToArray() },
                new() { Value = batch.Documents.Select(document => MessageWords.Of(document.Entry.Kind)).ToArray() },
                new() { Value = batch.Documents.Select(document => document.Entry.ReceivedUtc).ToArray() },
                new() { Value = batch.Documents.Select(document => MessageWords.TextOf(document.Entry)).ToArray() },
                new() { Value = batch.Documents.Select(document => document.Entry.IsReplay).ToArray() },
                new() { Value = gateway },
                new() { Value = IntakeLimits.DocumentsPerBoxAndDay },
            },
        };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            batch.Filings[batch.Documents[(int)reader.GetInt64(0) - 1].Index] = (Filing)reader.GetInt32(1);
        }
    }

    /// <summary>Files a policy.</summary>
    internal async Task<Filing> FileAsync(PolicyEntry entry)
    {
        int box = boxes[entry.Box];
        Guid policy = WireNumbers.GuidOf(entry.Hash);
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM edgenode.box_policy WHERE box = @box AND policy = @policy)", new { box, policy }).ConfigureAwait(false))
        {
            return Filing.Duplicate;
        }

        if (await connection.ExecuteScalarAsync<int>("SELECT count(*)::int FROM edgenode.box_policy WHERE box = @box", new { box }).ConfigureAwait(false) >= IntakeLimits.PoliciesPerBox)
        {
            return Filing.Quarantined;
        }

        await AddAsync(entry, policy).ConfigureAwait(false);
        int added = await connection.ExecuteAsync(
            "INSERT INTO edgenode.box_policy (box, policy, first_received) VALUES (@box, @policy, @ReceivedUtc) ON CONFLICT DO NOTHING",
            new { box, policy, entry.ReceivedUtc }).ConfigureAwait(false);
        return added > 0 ? Filing.Stored : Filing.Duplicate;
    }

    /// <summary>Puts a message into quarantine.</summary>
    internal Task QuarantineAsync(QuarantineEntry entry)
    {
        return connection.ExecuteAsync(
            """
            INSERT INTO edgenode.quarantine (received, gateway, topic, tenant, node, reason, detail, length, sha256, payload, day)
            VALUES (@ReceivedUtc, @gateway, @Topic, @Tenant, @Node, @Reason, @Detail, @Length, @Sha256, @Payload, (@ReceivedUtc AT TIME ZONE 'UTC')::date)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                entry.ReceivedUtc,
                gateway,
                Topic = MessageWords.TopicOf(entry),
                Tenant = entry.Box?.Tenant ?? "",
                Node = entry.Box?.Node ?? "",
                Reason = MessageWords.Of(entry.Reason),
                entry.Detail,
                entry.Payload.Length,
                Sha256 = SHA256.HashData(entry.Payload.Span),
                Payload = MessageWords.KeptPayloadOf(entry),
            });
    }

    /// <summary>Counts a message for which there is no room in quarantine: under its box where that is known, else under none.</summary>
    internal Task CountAsync(BoxName? box, DateTime receivedUtc)
    {
        BoxName counted = box is BoxName known && boxes.Knows(known) ? known : new BoxName("", "");
        return connection.ExecuteAsync(
            """
            INSERT INTO edgenode.quarantine_overflow AS old (day, tenant, node, count)
            VALUES ((@receivedUtc AT TIME ZONE 'UTC')::date, @Tenant, @Node, 1)
            ON CONFLICT (day, tenant, node) DO UPDATE SET count = old.count + 1
            """,
            new { receivedUtc, counted.Tenant, counted.Node });
    }

    private async Task AddAsync(PolicyEntry entry, Guid policy)
    {
        Policy values = entry.Policy;
        int added = await connection.ExecuteAsync(
            """
            INSERT INTO edgenode.policy (policy, text, signatures, title, slot_seconds, retention_days, first_received)
            VALUES (@policy, @Text, @Signatures, @Title, @SlotSeconds, @RetentionDays, @ReceivedUtc)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                policy,
                Text = Encoding.UTF8.GetString(values.Text),
                Signatures = Encoding.ASCII.GetString(entry.Payload.Span[values.Text.Length..]),
                values.Title,
                values.SlotSeconds,
                values.RetentionDays,
                entry.ReceivedUtc,
            }).ConfigureAwait(false);
        for (int place = 0; added > 0 && place < values.Channels.Length; place++)
        {
            ChannelPolicy channel = values.Channels[place];
            await connection.ExecuteAsync(
                """
                INSERT INTO edgenode.policy_channel (policy, channel, place, unit, window_seconds, noise, edges)
                VALUES (@policy, @Name, @place, @Unit, @WindowSeconds, @Noise, @Limits)
                """,
                new
                {
                    policy,
                    channel.Name,
                    place,
                    Unit = ChannelTable.Of(channel.Kind).Unit,
                    channel.WindowSeconds,
                    Noise = MessageWords.NoiseOf(channel),
                    channel.Limits,
                }).ConfigureAwait(false);
        }
    }
}
