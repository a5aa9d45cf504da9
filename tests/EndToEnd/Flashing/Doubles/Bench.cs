using System.Globalization;
using System.Text;
using EdgeNode.Flashing;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A folder with a stand-in for nanoff, a firmware and a runtime image in it.</summary>
internal sealed class Bench : IDisposable
{
    private readonly TestFolder _folder = new();

    public Bench(string scenario)
    {
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory, "nanoff*"))
        {
            File.Copy(file, Path.Combine(_folder.Root, Path.GetFileName(file)));
        }

        File.WriteAllText(_folder.File("scenario.txt"), scenario);
        WriteFirmware([.. Checkout.Boards.Names]);
        File.WriteAllBytes(Runtime, new byte[1000]);
    }

    public string Root => _folder.Root;

    public string Firmware => _folder.File("EdgeNode.Firmware.bin");

    /// <summary>The file system of the box, as the stand-in for nanoff fills it.</summary>
    public string Device => _folder.File("device");

    public string Runtime => _folder.File("nanoCLR.bin");

    /// <summary>The arguments of each call so far, with the folder left out.</summary>
    public string[] Calls
    {
        get
        {
            string record = _folder.File("calls.txt");
            return File.Exists(record) ? [.. File.ReadAllLines(record).Select(line => line.Replace(Root + Path.DirectorySeparatorChar, ""))] : [];
        }
    }

    public NanoffTool Nanoff => NanoffTool.Find(Root);

    public FlashRequest Request(string board, bool isStock)
    {
        return new FlashRequest(Checkout.Board(board), "/dev/ttyUSB0", Firmware, isStock ? null : Runtime);
    }

    /// <summary>Writes a firmware that names these boards, as a PE has its strings: each between zeros.</summary>
    public void WriteFirmware(params string[] boards)
    {
        byte[] names = Encoding.ASCII.GetBytes($"\0{string.Join('\0', boards)}\0");
        File.WriteAllBytes(Firmware, [.. names, .. new byte[91236 - names.Length]]);
    }

    public bool IsNanoffRunning()
    {
        int id = int.Parse(File.ReadAllText(_folder.File("pid.txt")), CultureInfo.InvariantCulture);
        try
        {
            using System.Diagnostics.Process process = System.Diagnostics.Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
    }
}
