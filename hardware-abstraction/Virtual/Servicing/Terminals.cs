using System.Runtime.InteropServices;

namespace EdgeNode.Virtual;

/// <summary>What POSIX says of pseudo-terminals (IEEE Std 1003.1, posix_openpt and what it names), as far as a port needs it.</summary>
internal static class Terminals
{
    private const string Library = "libc";

    // No struct termios is longer: 60 bytes in glibc and musl, 72 in macOS. Its fields are left to the library.
    private const int LongestSettings = 256;

    private const short PollIn = 1;
    private const short PollHangUp = 0x10;

    // fcntl.h of Linux, and of macOS and the BSDs.
    private static readonly int ReadWriteNoControl = OperatingSystem.IsLinux() ? 0x2 | 0x100 : 0x2 | 0x20000;
    private static readonly int NeverWait = OperatingSystem.IsLinux() ? 0x800 : 0x4;
    private static readonly int CloseOnExec = OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;

    /// <summary>Opens a master that never waits.</summary>
    internal static int OpenMaster()
    {
        return OpenMaster(ReadWriteNoControl | NeverWait | CloseOnExec);
    }

    /// <summary>Opens the device of a master, which does not become this process's terminal.</summary>
    internal static int OpenSlave(string device)
    {
        return OpenDevice(device, ReadWriteNoControl | CloseOnExec);
    }

    /// <summary>Has bytes pass as they are, without echo, signals or lines.</summary>
    internal static bool TrySetRaw(int descriptor)
    {
        byte[] settings = new byte[LongestSettings];
        if (GetSettings(descriptor, settings) < 0)
        {
            return false;
        }

        MakeRaw(settings);
        return SetSettings(descriptor, 0, settings) >= 0;
    }

    /// <summary>Looks at a master without waiting.</summary>
    /// <param name="master">The master.</param>
    /// <param name="hasBytes">Whether bytes have arrived.</param>
    /// <param name="isAlone">Whether no program has the device open.</param>
    internal static void Look(int master, out bool hasBytes, out bool isAlone)
    {
        PollEntry entry = new() { Descriptor = master, Events = PollIn };
        int found = Poll(ref entry, 1, 0);
        hasBytes = found > 0 && (entry.Found & PollIn) != 0;
        isAlone = found > 0 && (entry.Found & PollHangUp) != 0;
    }

    [DllImport(Library, EntryPoint = "grantpt", SetLastError = true)]
    internal static extern int Grant(int master);

    [DllImport(Library, EntryPoint = "unlockpt", SetLastError = true)]
    internal static extern int Unlock(int master);

    [DllImport(Library, EntryPoint = "ptsname", SetLastError = true)]
    internal static extern nint NameOf(int master);

    [DllImport(Library, EntryPoint = "read", SetLastError = true)]
    internal static extern nint Read(int descriptor, ref byte buffer, nuint count);

    [DllImport(Library, EntryPoint = "write", SetLastError = true)]
    internal static extern nint Write(int descriptor, ref readonly byte data, nuint count);

    [DllImport(Library, EntryPoint = "close", SetLastError = true)]
    internal static extern int Close(int descriptor);

    [DllImport(Library, EntryPoint = "posix_openpt", SetLastError = true)]
    private static extern int OpenMaster(int flags);

    [DllImport(Library, EntryPoint = "open", SetLastError = true)]
    private static extern int OpenDevice([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport(Library, EntryPoint = "tcgetattr", SetLastError = true)]
    private static extern int GetSettings(int descriptor, [Out] byte[] settings);

    [DllImport(Library, EntryPoint = "tcsetattr", SetLastError = true)]
    private static extern int SetSettings(int descriptor, int when, [In] byte[] settings);

    [DllImport(Library, EntryPoint = "cfmakeraw")]
    private static extern void MakeRaw([In, Out] byte[] settings);

    [DllImport(Library, EntryPoint = "poll", SetLastError = true)]
    private static extern int Poll(ref PollEntry entries, nuint count, int timeoutMs);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Found;
    }
}
