using System.Globalization;
using System.Text.Json;

namespace EdgeNode.Nanoff;

/// <summary>
/// Prints what nanoff prints, and fails as it does: after its sources of July 2026 and nanoFramework/Home issue 1835.
/// </summary>
internal static class StandIn
{
    private const string Written = "Hash of data verified.";

    private const string NanoffsOwnAddress = "0x1B0000";

    public static int Run(string[] args, string scenario)
    {
        if (scenario == "no-runtime")
        {
            Console.Error.WriteLine("You must install or update .NET to run this application.\n\nFramework: 'Microsoft.NETCore.App', version '8.0.0' (x64)");
            return 150;
        }

        if (args.Contains("--listports"))
        {
            return ListPorts(scenario);
        }

        // Minimal verbosity keeps even the heading, and tells errors by their number alone.
        bool isMinimal = args.Contains("minimal");
        Console.WriteLine(".NET nanoFramework Firmware Flasher v2.5.170+0123456789");
        Console.WriteLine("Copyright (C) 2019 .NET Foundation and nanoFramework project contributors\n");
        if (scenario == "busy")
        {
            return Fail(4000, "Error executing ESP32 serial command. (Access to the path '/dev/ttyUSB0' is denied.)", isMinimal);
        }

        if (scenario == "held")
        {
            return Fail(6002, "Couldn't access serial device. Another (nanoFramework) application has exclusive access to the device.", isMinimal);
        }

        if (args.Contains("--filedeployment"))
        {
            return CopyFiles(Value(args, "--filedeployment"), scenario);
        }

        return args.Contains("--nanodevice") ? OnRuntime(args, scenario) : OnBootloader(args, scenario, isMinimal);
    }

    private static int ListPorts(string scenario)
    {
        string[] ports = scenario switch
        {
            "no-port" => [],
            "mac" => ["/dev/cu.usbserial-0001", "/dev/tty.usbserial-0001"],
            "mac-two" => ["/dev/cu.usbmodem1", "/dev/cu.usbserial-0001", "/dev/tty.usbmodem1", "/dev/tty.usbserial-0001"],
            "two-ports" => ["/dev/ttyS0", "/dev/ttyACM0", "/dev/ttyUSB0"],
            _ => ["/dev/ttyS0", "/dev/ttyUSB0"],
        };
        Console.WriteLine(ports.Length == 0 ? "No available COM port." : "Available COM ports:");
        foreach (string port in ports)
        {
            Console.WriteLine($"  {port}");
        }

        return 0;
    }

    private static int OnBootloader(string[] args, string scenario, bool isMinimal)
    {
        if (args.Contains("--devicedetails"))
        {
            PrintChip(scenario);
            return 0;
        }

        if (args.Contains("--update"))
        {
            return scenario switch
            {
                "hang" => Hang(),
                "no-network" => Fail(9007, "Error downloading firmware file.", isMinimal),
                "lost" => Fail(4003, "Failed to write new firmware to ESP32.", isMinimal),
                _ => 0,
            };
        }

        PrintChip(scenario);
        Console.Write("Flashing deployment partition...");
        Console.WriteLine("Compressed 91236 bytes to 51234...");
        if (scenario == "hang-deploy")
        {
            Console.Write("\r0x001E8000 [=====>            ] 31.2%");
            return Hang();
        }

        // Issue 1835: the address is not heeded, or not given, and it is a success all the same.
        string address = scenario == "stale-address" ? NanoffsOwnAddress : Value(args, "--address");
        int number = int.Parse(address.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        Console.Write("\r0x001E8000 [==================] 100.0%\r                                        \r");
        Console.WriteLine($"Wrote 91236 bytes (51234 compressed) at 0x{number:X8} in 1.4 seconds (288.7 kbit/s).");
        Console.WriteLine("Verifying written data...");
        Console.WriteLine(scenario == "unverified" ? "" : Written);
        Console.WriteLine("Flash write complete.\nOK");
        return 0;
    }

    private static int OnRuntime(string[] args, string scenario)
    {
        if (args.Contains("--devicedetails"))
        {
            Console.WriteLine("\nHAL build info: nanoCLR running @ ESP32 built with ESP-IDF\n\nAssemblies:");
            string[] assemblies = scenario switch
            {
                "empty-box" => [],
                "half-box" => ["EdgeNode.Firmware"],
                _ => ["EdgeNode.Documents", "EdgeNode.Firmware"],
            };
            Array.ForEach(assemblies, assembly => Console.WriteLine($"  {assembly}, 0.1.0.0"));
            Console.WriteLine("\nNative Assemblies:\n  mscorlib v100.5.0.24, checksum 0x01234567");
            return 0;
        }

        Console.Write("Getting details from nano device...");
        if (scenario == "silent-runtime")
        {
            return Fail(2001, "Error occurred with listing nano devices. (Couldn't connect to specified nano device.)", false);
        }

        Console.WriteLine("OK");
        Console.Write("Deploying managed application...");
        Console.WriteLine(scenario == "refused" ? "FAILED!" : "OK\nRebooting...OK");
        return scenario == "refused" ? Fail(2002, "Error executing operation with nano device.", false) : 0;
    }

    // The folder "device" stands for the file system of the box. A file that does not arrive is told, and is a success all the same.
    private static int CopyFiles(string list, string scenario)
    {
        string device = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "device")).FullName;
        Console.WriteLine("Debug engine created.\nDevice connected and ready for deployment.");
        if (scenario == "initializing")
        {
            return Fail(2002, "Error executing operation with nano device.", false);
        }

        using JsonDocument files = JsonDocument.Parse(File.ReadAllText(list));
        foreach (JsonElement file in files.RootElement.GetProperty("Files").EnumerateArray())
        {
            string to = file.GetProperty("DestinationFilePath").GetString()!;
            string path = Path.Combine(device, to);
            if (!file.TryGetProperty("SourceFilePath", out JsonElement from))
            {
                Console.WriteLine(File.Exists(path) ? $"Deleting file {to}...OK" : $"Deleting file {to}...\nError deleting file {to}, it may not exist on the storage.");
                File.Delete(path);
            }
            else if (scenario == "full" && to.EndsWith("box-key-1.a", StringComparison.Ordinal))
            {
                Console.WriteLine($"Deploying file {from} to {to}...\nError deploying content file {from} to {to}");
            }
            else
            {
                File.Copy(from.GetString()!, path, overwrite: true);
                Console.WriteLine($"Deploying file {from} to {to}...OK");
            }
        }

        return 0;
    }

    private static void PrintChip(string scenario)
    {
        string chip = scenario switch
        {
            "s3" => "ESP32-S3 (ESP32-S3 (QFN56) (revision v0.2))",
            "c3" => "ESP32-C3 (ESP32-C3 (QFN32) (revision v0.4))",
            "c6" => "ESP32-C6 (ESP32-C6 (QFN40) (revision v0.1))",
            "old-chip" => "ESP32 (ESP32-D0WDQ6 (revision v1.0))",
            _ => "ESP32 (ESP32-D0WD-V3 (revision v3.1))",
        };
        string flash = scenario is "s3" or "c6" or "large-flash" ? "8MB" : "4MB";
        Console.WriteLine($"Reading details from chip...OK\n\nConnected to:\n{chip}\nFeatures Wi-Fi, BT, Dual Core, 240MHz");
        Console.WriteLine($"Flash size {flash} GD25Q32 from GIGADEVICE (manufacturer 0xC8 device 0x4016)\nPSRAM: undetermined\nCrystal 40MHz\nMAC 24:6F:28:00:00:00\n");
    }

    private static int Fail(int code, string words, bool isMinimal)
    {
        Console.WriteLine(isMinimal ? $"E{code}" : $"Error E{code}: {words}");
        return code;
    }

    // Until it is ended: whoever waits for it has to.
    private static int Hang()
    {
        Console.Out.Flush();
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private static string Value(string[] args, string name)
    {
        int index = Array.IndexOf(args, name);
        return index < 0 ? NanoffsOwnAddress : args[index + 1];
    }
}
