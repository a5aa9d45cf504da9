using EdgeNode.Intake;
using Npgsql;

namespace EdgeNode.Databases;

/// <summary>The numbers of boxes, kept in memory: a box keeps its own for ever.</summary>
internal sealed class PostgresBoxes
{
    // Sorted, so that two gateways that meet the same new boxes wait for each other in one order.
    private const string Insert = """
        INSERT INTO edgenode.box (tenant, node, first_received)
        SELECT * FROM unnest($1, $2, $3) AS new (tenant, node, first_received) ORDER BY tenant, node
        ON CONFLICT DO NOTHING
        """;

    private const string Select = """
        SELECT box.tenant, box.node, box.box FROM edgenode.box AS box JOIN unnest($1, $2) AS wanted (tenant, node) USING (tenant, node)
        """;

    private readonly Dictionary<BoxName, int> _numbers = [];

    /// <summary>The number of a box that <see cref="LearnAsync"/> has learned.</summary>
    internal int this[BoxName box] => _numbers[box];

    /// <summary>Whether the number of a box is known.</summary>
    internal bool Knows(BoxName box)
    {
        return _numbers.ContainsKey(box);
    }

    /// <summary>Learns the numbers of boxes, and gives new ones theirs.</summary>
    /// <param name="connection">An open connection with no transaction.</param>
    /// <param name="boxes">The boxes, with when their first message came.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    internal async Task LearnAsync(NpgsqlConnection connection, IEnumerable<(BoxName Box, DateTime ReceivedUtc)> boxes, CancellationToken cancellationToken)
    {
        Dictionary<BoxName, DateTime> unknown = [];
        foreach ((BoxName box, DateTime receivedUtc) in boxes)
        {
            if (!_numbers.ContainsKey(box))
            {
                unknown.TryAdd(box, receivedUtc);
            }
        }

        if (unknown.Count == 0)
        {
            return;
        }

        string[] tenants = [.. unknown.Keys.Select(box => box.Tenant)];
        string[] nodes = [.. unknown.Keys.Select(box => box.Node)];
        await using NpgsqlBatch batch = new(connection)
        {
            BatchCommands =
            {
                new(Insert) { Parameters = { new() { Value = tenants }, new() { Value = nodes }, new() { Value = unknown.Values.ToArray() } } },
                new(Select) { Parameters = { new() { Value = tenants }, new() { Value = nodes } } },
            },
        };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            _numbers[new BoxName(reader.GetString(0), reader.GetString(1))] = reader.GetInt32(2);
        }
    }
}
