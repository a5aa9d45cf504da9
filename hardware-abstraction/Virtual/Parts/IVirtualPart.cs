namespace EdgeNode.Virtual;

/// <summary>A sensor as it behaves on its wire, which can be told to fail.</summary>
public interface IVirtualPart
{
    /// <summary>What is wrong with the part from now on.</summary>
    PartFault Fault { get; set; }
}
