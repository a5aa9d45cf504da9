using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeNode.Intake;
using EdgeNode.Policies;
using EdgeNode.Summaries;
using Microsoft.Data.Sqlite;

namespace EdgeNode.Databases;

/// <summary>Writes summaries by one prepared statement, and looks at what is there already where a key is taken.</summary>
internal sealed class SqliteSummaries : IDisposable
{
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _select;

    /// <summary>Prepares the statements.</summary>
    internal SqliteSummaries(SqliteConnection connection)
    {
        _insert = Prepare(
            connection,
            """
            INSERT INTO summary (box, run, seq, start, received, boot, up, len, policy, prev, ch)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
            """,
            parameters: 11);
        _select = Prepare(connection, "SELECT start, boot, up, len, policy, prev, ch FROM summary WHERE box = $1 AND run = $2 AND seq = $3", parameters: 3);
    }

    /// <summary>Writes a summary where its key is free.</summary>
    /// <param name="transaction">The transaction that it belongs to.</param>
    /// <param name="box">Number of its box.</param>
    /// <param name="entry">The summary.</param>
    /// <returns>False where there is one already.</returns>
    internal bool TryInsert(SqliteTransaction transaction, long box, SummaryEntry entry)
    {
        SummaryValues values = entry.Values;
        SqliteParameterCollection parameters = _insert.Parameters;
        parameters[0].Value = box;
        parameters[1].Value = (long)values.Run;
        parameters[2].Value = values.Seq;
        parameters[3].Value = values.StartUtc == SummaryValues.NoStart ? DBNull.Value : values.StartUtc;
        parameters[4].Value = SqliteTime.Of(entry.ReceivedUtc);
        parameters[5].Value = values.Boot;
        parameters[6].Value = values.UpSeconds;
        parameters[7].Value = values.LengthSeconds;
        parameters[8].Value = BytesOf(values.Policy);
        parameters[9].Value = BytesOf(values.Previous);
        parameters[10].Value = ChannelsOf(values.Buckets);
        _insert.Transaction = transaction;
        return _insert.ExecuteNonQuery() == 1;
    }

    /// <summary>Whether what stands under the key of a summary says the same.</summary>
    internal bool IsSame(SqliteTransaction transaction, long box, SummaryEntry entry)
    {
        SummaryValues values = entry.Values;
        _select.Parameters[0].Value = box;
        _select.Parameters[1].Value = (long)values.Run;
        _select.Parameters[2].Value = values.Seq;
        _select.Transaction = transaction;
        using SqliteDataReader reader = _select.ExecuteReader();
        return reader.Read()
            && (reader.IsDBNull(0) ? SummaryValues.NoStart : reader.GetInt64(0)) == values.StartUtc
            && reader.GetInt32(1) == values.Boot
            && reader.GetInt32(2) == values.UpSeconds
            && reader.GetInt32(3) == values.LengthSeconds
            && ((byte[])reader[4]).AsSpan().SequenceEqual(BytesOf(values.Policy))
            && ((byte[])reader[5]).AsSpan().SequenceEqual(BytesOf(values.Previous))
            && reader.GetString(6) == ChannelsOf(values.Buckets);
    }

    /// <summary>A name of 128 bits as bytes.</summary>
    internal static byte[] BytesOf(UInt128 name)
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, name);
        return bytes;
    }

    /// <summary>The member <c>ch</c> as the summary has it.</summary>
    internal static string ChannelsOf(string code)
    {
        StringBuilder text = new("{");
        foreach ((string name, int? bucket) in BucketCode.Read(code))
        {
            text.Append(text.Length == 1 ? "\"" : ",\"").Append(name).Append("\":").Append(bucket?.ToString(CultureInfo.InvariantCulture) ?? "null");
        }

        return text.Append('}').ToString();
    }

    /// <summary>The name of 16 bytes.</summary>
    internal static UInt128 NameOf(byte[] bytes)
    {
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>The short form of a member <c>ch</c>.</summary>
    internal static string CodeOf(string channels)
    {
        StringBuilder code = new();
        foreach (JsonProperty channel in JsonElement.Parse(channels).EnumerateObject())
        {
            ChannelName.TryParse(channel.Name, out ChannelKind kind);
            string suffix = channel.Name[ChannelTable.Of(kind).Name.Length..].TrimStart('.');
            BucketCode.Append(code, kind, suffix, channel.Value.ValueKind == JsonValueKind.Null ? SummaryBody.Absent : channel.Value.GetInt32());
        }

        return code.ToString();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _select.Dispose();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string text, int parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        for (int number = 1; number <= parameters; number++)
        {
            command.Parameters.Add(new SqliteParameter($"${number}", null));
        }

        return command;
    }
}
