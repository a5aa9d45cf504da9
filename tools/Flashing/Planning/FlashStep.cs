namespace EdgeNode.Flashing;

/// <summary>What one call of nanoff is for.</summary>
public enum FlashStep
{
    /// <summary>Reads which chip is there. Nothing is written.</summary>
    Identify,

    /// <summary>Writes bootloader, partition table and runtime.</summary>
    WriteRuntime,

    /// <summary>Writes the application to the board's own address, with the chip in its bootloader.</summary>
    WriteApplication,

    /// <summary>Copies the files of the box's store to the running stock runtime.</summary>
    CopyStore,

    /// <summary>Hands the application to the running stock runtime, which knows its own address.</summary>
    SendApplication,

    /// <summary>Asks the running stock runtime which assemblies it has.</summary>
    ListAssemblies,
}
