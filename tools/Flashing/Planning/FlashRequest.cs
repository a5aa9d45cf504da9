using System.Globalization;
using System.Text;
using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Flashing;

/// <summary>What is to be flashed, and through which port.</summary>
/// <param name="Board">The board in the technician's hand.</param>
/// <param name="Port">Serial port as the system calls it, such as <c>COM3</c> or <c>/dev/ttyUSB0</c>.</param>
/// <param name="FirmwareFile">The application: the .bin that the device build makes.</param>
/// <param name="RuntimeFile">The runtime built with <c>nf.config</c>, or null for nanoFramework's stock image.</param>
/// <param name="Store">What the box is told about itself, or null; with the stock image alone, for the other takes no files.</param>
public sealed record FlashRequest(Board Board, string Port, string FirmwareFile, string? RuntimeFile, BoxStore? Store = null)
{
    /// <summary>The list of the store's files for nanoff, which <see cref="Flasher"/> writes for as long as it runs.</summary>
    public string ListFile { get; init; } = "FILES.json";

    /// <summary>Name of the runtime in a folder that the image build has filled.</summary>
    public const string RuntimeFileName = "nanoCLR.bin";

    /// <summary>Looks at the names that will stand on nanoff's command line, before any of them is shown or used.</summary>
    /// <exception cref="FlashException">One could be read as something else: as an option, or as more than one word.</exception>
    public void CheckNames()
    {
        CheckName("--port", Port, "a serial port, such as COM3, /dev/ttyUSB0 or /dev/cu.usbserial-1");
        CheckName("--firmware", FirmwareFile, "a file; write ./ before a name that begins with a dash");
        if (RuntimeFile is not null)
        {
            CheckName("--image", RuntimeFile, "a folder; write ./ before a name that begins with a dash");
        }
    }

    /// <summary>Looks at the files before anything is written.</summary>
    /// <exception cref="FlashException">One is missing, empty, too large for the board, or made for another one.</exception>
    public void CheckFiles()
    {
        long length = LengthOf(FirmwareFile, "the firmware", "build firmware/Composition/EdgeNode.Firmware.nfproj, or give --firmware FILE");
        if (length > Board.DeploymentKilobytes * 1024L)
        {
            throw new FlashException($"{FirmwareFile}: found {length} bytes; allowed: at most {Board.DeploymentKilobytes} KB, the deployment partition of {Board.Name}");
        }

        if (!NamesBoard())
        {
            throw new FlashException($"{FirmwareFile}: found no firmware for {Board.Name}; allowed: one that was built with -p:Board={Board.Name}");
        }

        if (RuntimeFile is not null)
        {
            LengthOf(RuntimeFile, "the runtime image", "docs/image.md tells how to build one");
        }
    }

    private static void CheckName(string option, string name, string allowed)
    {
        bool isOneLine = !name.Any(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
        if (name.Length == 0 || name.StartsWith('-') || !isOneLine || !ShellWord.CanBeShown(name))
        {
            throw new FlashException($"{option}: found '{FoundText.Of(name)}'; allowed: {allowed}");
        }
    }

    // The pins are compiled in, and so is the board's name: a PE has its strings in clear, each with a zero behind it.
    private bool NamesBoard()
    {
        return BoundedFile.TryRead(FirmwareFile, Board.DeploymentKilobytes * 1024, out byte[] firmware, out string found)
            ? firmware.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\0{Board.Name}\0")) >= 0
            : throw new FlashException($"{FirmwareFile}: found {found}; allowed: the firmware, at most {Board.DeploymentKilobytes} KB");
    }

    private static long LengthOf(string path, string what, string remedy)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new FlashException(Directory.Exists(path) ? $"{path}: found a folder; allowed is the file of {what}" : $"{path}: {what} is not there; {remedy}");
        }

        return file.Length > 0 ? file.Length : throw new FlashException($"{path}: {what} is empty; {remedy}");
    }
}
