using EdgeNode.Policies;

namespace EdgeNode.Boards;

/// <summary>A part that can be fitted and is read at its own times: one row of <see cref="SensorModels"/>.</summary>
/// <param name="Name">Its word in <c>board.txt</c>, and its name in <c>about</c>.</param>
/// <param name="Wire">How it speaks.</param>
/// <param name="Gives">The channels that it can feed, in the order in which messages name them.</param>
/// <param name="LeastAddress">Least 7 bit address that it can have; 0 where it has none.</param>
/// <param name="GreatestAddress">Greatest 7 bit address that it can have; 0 where it has none.</param>
public sealed record SensorModel(
    string Name, SensorWire Wire, IReadOnlyList<ChannelKind> Gives, int LeastAddress = 0, int GreatestAddress = 0);
