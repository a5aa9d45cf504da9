using Mono.Cecil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>One call in the code of one method.</summary>
/// <param name="Caller">The method that it stands in.</param>
/// <param name="Declared">The method that it names.</param>
/// <param name="IsVirtual">Whether the object decides what runs.</param>
/// <param name="Receiver">Where the object comes from; null for a static method.</param>
/// <param name="Arguments">Where the arguments come from, the object first.</param>
/// <param name="Result">Where the result goes.</param>
/// <param name="Controls">What decides whether the call happens.</param>
internal sealed record CallSite(
    MethodDefinition Caller,
    MethodReference Declared,
    bool IsVirtual,
    Slot? Receiver,
    IReadOnlyList<Slot> Arguments,
    Place Result,
    IReadOnlySet<Place> Controls);
