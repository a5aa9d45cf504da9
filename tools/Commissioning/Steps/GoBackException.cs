namespace EdgeNode.Commissioning;

/// <summary>A step finds that one before it has to be done again.</summary>
internal sealed class GoBackException(string message) : Exception(message);
