using EdgeNode.Flashing;

namespace EdgeNode.Cli;

/// <summary>Where the firmware and the runtime that are flashed come from.</summary>
/// <param name="Firmware">File of the firmware.</param>
/// <param name="Runtime">File of the hardened runtime; null for nanoFramework's stock one.</param>
/// <param name="Note">What the technician should know about them, or null.</param>
/// <param name="Folder">Folder that they were unpacked to, which goes when the command ends; or null.</param>
public sealed record FlashImages(string Firmware, string? Runtime, string? Note = null, string? Folder = null) : IDisposable
{
    private const string DefaultFirmware = "firmware/Composition/bin/device/Release/EdgeNode.Firmware.bin";

    /// <summary>Files that the user has, or has built.</summary>
    /// <param name="isStock">Whether the stock runtime was asked for.</param>
    /// <param name="image">Folder with the hardened runtime, or null.</param>
    /// <param name="firmware">File of the firmware, or null for the one that the device build makes.</param>
    /// <exception cref="UnusableInputException">Both runtimes were asked for, or none.</exception>
    public static FlashImages Built(bool isStock, string? image, string? firmware)
    {
        string? runtime = (isStock, image) switch
        {
            (true, null) => null,
            (false, not null) => Path.Combine(image, FlashRequest.RuntimeFileName),
            (true, _) => throw new UnusableInputException("flash: found --stock and --image; allowed is one of them"),
            _ => throw new UnusableInputException("flash: found neither --stock nor --image nor --release; --image DIR is for the street, --stock for the bench (its memory can be read), --release FILE has one of them"),
        };
        return new FlashImages(firmware ?? Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(SourceFolder.Find(), DefaultFirmware)), runtime);
    }

    /// <summary>Those of a release, whose sums are compared first.</summary>
    /// <param name="path">Archive or folder.</param>
    /// <param name="board">The board in hand.</param>
    /// <param name="isStock">Whether the stock runtime was asked for, although the release may have the hardened one.</param>
    /// <param name="isShown">Whether they are only named, and not flashed.</param>
    /// <exception cref="FlashException">The release is damaged, or has nothing for the board.</exception>
    public static FlashImages Released(string path, string board, bool isStock, bool isShown)
    {
        FirmwareRelease release = FirmwareRelease.Open(path);
        release.RequireBoard(board);
        bool isHardened = release.IsHardened(board) && !isStock;
        string? note = isHardened || isStock ? null : $"release {release.Version} has no hardened runtime for {board}: the stock one is flashed";
        if (isShown)
        {
            return new FlashImages(release.PathOf(board, isRuntime: false), isHardened ? release.PathOf(board, isRuntime: true) : null, note);
        }

        string folder = Directory.CreateTempSubdirectory("edgenode-flash-").FullName;
        (string firmware, string? runtime) = release.Unpack(board, folder);
        return new FlashImages(firmware, isHardened ? runtime : null, note, folder);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Folder is not null)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
