namespace EdgeNode.Boards;

/// <summary>A fitted sensor on a UART.</summary>
/// <param name="Model">The part, such as <c>sds011</c>.</param>
/// <param name="Port">One of the board's sensor ports.</param>
public sealed record SerialSensor(string Model, string Port);
