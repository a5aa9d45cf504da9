using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EdgeNode.City;

/// <summary>A Mosquitto that runs, found by the file in which it wrote its number.</summary>
internal static class RunningMosquitto
{
    private const string Name = "mosquitto";
    private const int GreatestFileLength = 32;
    private const int HangUp = 1;

    /// <summary>Asks the broker of a process file to read its settings, access rules and revocation list again.</summary>
    internal static ReloadOutcome Reload(string processFile)
    {
        return Find(processFile) is not { } id ? ReloadOutcome.NotRunning
            : OperatingSystem.IsWindows() || Signal(id, HangUp) != 0 ? ReloadOutcome.CannotAsk
            : ReloadOutcome.Asked;
    }

    // A number may be left from a broker that was killed, and be another program's by now.
    private static int? Find(string processFile)
    {
        try
        {
            FileInfo file = new(processFile);
            if (!file.Exists || file.Length > GreatestFileLength || !int.TryParse(File.ReadAllText(processFile).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int id) || id <= 1)
            {
                return null;
            }

            using Process process = Process.GetProcessById(id);
            return process.ProcessName == Name ? id : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // POSIX kill(2); the class library has no call for signals to others.
    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
