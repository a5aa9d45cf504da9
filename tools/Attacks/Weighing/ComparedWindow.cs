namespace EdgeNode.Attacks;

/// <summary>One window as it was and as it was released.</summary>
/// <param name="Slot">Number of the quarter hour since power-on.</param>
/// <param name="Detections">What was to be blurred.</param>
/// <param name="People">Who really passed.</param>
/// <param name="Bucket">What was released.</param>
internal readonly record struct ComparedWindow(int Slot, int Detections, int People, int Bucket);
