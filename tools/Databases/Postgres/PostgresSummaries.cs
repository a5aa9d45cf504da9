using EdgeNode.Intake;
using Npgsql;

namespace EdgeNode.Databases;

/// <summary>Writes the summaries of a batch by one statement, and looks at what is there already where that is not what was sent.</summary>
internal sealed class PostgresSummaries
{
    private const string Insert = """
        INSERT INTO edgenode.summary (slot, received, box, run, seq, boot, up, len, policy, prev, ch)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT DO NOTHING
        """;

    // A row of this transaction is new.
    private const string Select = """
        SELECT sent.place, summary.xmin = pg_current_xact_id()::xid, summary.boot, summary.up, summary.len, summary.policy, summary.prev, summary.ch
        FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS sent (slot, box, run, seq, place)
        JOIN edgenode.summary AS summary USING (box, run, seq, slot)
        """;

    private readonly DateTime[] _slots;
    private readonly DateTime[] _received;
    private readonly int[] _boxes;
    private readonly int[] _runs;
    private readonly int[] _seqs;
    private readonly int[] _boots;
    private readonly int[] _ups;
    private readonly int[] _lengths;
    private readonly Guid[] _policies;
    private readonly Guid[] _previous;
    private readonly string[] _channels;
    private readonly SortedBatch _batch;

    // The places of the batch in the order in which they are written: two gateways that write the same rows wait for each other in one order.
    private readonly int[] _order;

    /// <summary>Lays the summaries out by columns.</summary>
    internal PostgresSummaries(SortedBatch batch, PostgresBoxes boxes)
    {
        int count = batch.Summaries.Count;
        _batch = batch;
        _order = OrderOf(batch, boxes);
        (_slots, _received, _boxes, _runs, _seqs) = (new DateTime[count], new DateTime[count], new int[count], new int[count], new int[count]);
        (_boots, _ups, _lengths, _policies, _previous) = (new int[count], new int[count], new int[count], new Guid[count], new Guid[count]);
        _channels = new string[count];
        for (int row = 0; row < count; row++)
        {
            SummaryEntry entry = batch.Summaries[_order[row]].Entry;
            SummaryValues values = entry.Values;
            _slots[row] = WireNumbers.SlotOf(values.StartUtc);
            _received[row] = entry.ReceivedUtc;
            _boxes[row] = boxes[entry.Box];
            _runs[row] = (int)values.Run;
            _seqs[row] = values.Seq;
            _boots[row] = values.Boot;
            _ups[row] = values.UpSeconds;
            _lengths[row] = values.LengthSeconds;
            _policies[row] = WireNumbers.GuidOf(values.Policy);
            _previous[row] = WireNumbers.GuidOf(values.Previous);
            _channels[row] = values.Buckets;
        }
    }

    /// <summary>Writes them, and tells the batch what became of each.</summary>
    /// <param name="connection">A connection with a transaction.</param>
    /// <param name="entries">The batch as it came.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    internal async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<IntakeEntry> entries, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand insert = new(Insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<DateTime[]> { TypedValue = _slots },
                new NpgsqlParameter<DateTime[]> { TypedValue = _received },
                new NpgsqlParameter<int[]> { TypedValue = _boxes },
                new NpgsqlParameter<int[]> { TypedValue = _runs },
                new NpgsqlParameter<int[]> { TypedValue = _seqs },
                new NpgsqlParameter<int[]> { TypedValue = _boots },
                new NpgsqlParameter<int[]> { TypedValue = _ups },
                new NpgsqlParameter<int[]> { TypedValue = _lengths },
                new NpgsqlParameter<Guid[]> { TypedValue = _policies },
                new NpgsqlParameter<Guid[]> { TypedValue = _previous },
                new NpgsqlParameter<string[]> { TypedValue = _channels },
            },
        };
        int written = await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        SummaryValues[] stored = new SummaryValues[_order.Length];
        if (written == _order.Length)
        {
            for (int place = 0; place < _order.Length; place++)
            {
                stored[place] = _batch.Summaries[place].Entry.Values;
                _batch.File(place, isNew: true, isSame: true);
            }
        }
        else
        {
            await CompareAsync(connection, stored, cancellationToken).ConfigureAwait(false);
        }

        _batch.FileFurtherCopies(entries, entry => stored[_batch.FirstOf(entry)] == entry.Values);
    }

    private async Task CompareAsync(NpgsqlConnection connection, SummaryValues[] stored, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand select = new(Select, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<DateTime[]> { TypedValue = _slots },
                new NpgsqlParameter<int[]> { TypedValue = _boxes },
                new NpgsqlParameter<int[]> { TypedValue = _runs },
                new NpgsqlParameter<int[]> { TypedValue = _seqs },
            },
        };
        await using NpgsqlDataReader reader = await select.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            int row = (int)reader.GetInt64(0) - 1;
            int place = _order[row];
            stored[place] = new SummaryValues
            {
                Run = (uint)_runs[row],
                Seq = _seqs[row],
                StartUtc = WireNumbers.StartOf(_slots[row]),
                Boot = reader.GetInt32(2),
                UpSeconds = reader.GetInt32(3),
                LengthSeconds = reader.GetInt32(4),
                Policy = WireNumbers.NameOf(reader.GetGuid(5)),
                Previous = WireNumbers.NameOf(reader.GetGuid(6)),
                Buckets = reader.GetString(7),
            };
            _batch.File(place, isNew: reader.GetBoolean(1), isSame: stored[place] == _batch.Summaries[place].Entry.Values);
        }
    }

    private static int[] OrderOf(SortedBatch batch, PostgresBoxes boxes)
    {
        int[] order = new int[batch.Summaries.Count];
        (int Box, int Run, int Seq, long Start)[] keys = new (int, int, int, long)[order.Length];
        for (int place = 0; place < order.Length; place++)
        {
            SummaryEntry entry = batch.Summaries[place].Entry;
            order[place] = place;
            keys[place] = (boxes[entry.Box], (int)entry.Values.Run, entry.Values.Seq, entry.Values.StartUtc);
        }

        Array.Sort(keys, order);
        return order;
    }
}
