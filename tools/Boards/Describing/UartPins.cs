namespace EdgeNode.Boards;

/// <summary>A UART and the pins it is led to.</summary>
/// <param name="Port">Port as nanoFramework calls it, <c>COM2</c> or <c>COM3</c>. <c>COM1</c> is the wire protocol's.</param>
/// <param name="RxPin">GPIO that the box receives on.</param>
/// <param name="TxPin">GPIO that the box sends on.</param>
public sealed record UartPins(string Port, int RxPin, int TxPin);
