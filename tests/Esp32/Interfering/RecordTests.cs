using System.Reflection;
using EdgeNode.Esp32OnPc;
using EdgeNode.Privacy.Tests;
using EdgeNode.Virtual;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNode.Esp32.Tests;

/// <summary>
/// That the record of a device is complete: its code reaches the outside through the stand-ins only, and each call of them is
/// either noted, or gives something to the firmware.
/// </summary>
[TestClass]
public sealed class RecordTests
{
    // What the firmware takes: an answer, or a call that comes from the platform.
    private static readonly string[] Taken =
    [
        "AutoResetEvent.Set", "Environment.get_TickCount64",
        "MqttClient.add_ConnectionClosed", "MqttClient.add_MqttMsgPublished", "MqttClient.get_IsConnected", "MqttClient.get_Settings",
        "MqttClient.remove_ConnectionClosed", "MqttClient.remove_MqttMsgPublished", "MqttSettings.get_InflightQueueSize",
        "NetworkInterface.GetAllNetworkInterfaces", "SerialPort.Read", "Socket.Receive", "SerialPort.get_BytesToRead", "SystemInfo.get_TargetName",
        "WifiAdapter.add_AvailableNetworksChanged", "WifiAdapter.get_NetworkReport", "WifiAdapter.remove_AvailableNetworksChanged",
    ];

    // Made of other calls, which are noted; or what only the far end does.
    private static readonly string[] Others =
        ["I2cDevice.WriteRead", "GpioPin.Drive", "GpioPin.get_IsHigh", "GpioPin.get_Mode", "GpioPin.get_Rises", "MqttClient.Lose"];

    // Types that only carry values, and constructors of what does nothing before it is called.
    private static readonly string[] Values =
    [
        "DateTime", "I2cConnectionSettings", "I2cTransferResult", "MqttMsgPublishedEventArgs", "PinValue", "PinValueChangedEventArgs", "SpanByte", "WifiConnectionResult",
        "IPAddress", "IPEndPoint", "IPHostEntry", "MqttCommunicationException", "MqttConnectionException", "SocketException", "WifiAvailableNetwork", "WifiNetworkReport",
    ];

    private static readonly string[] Idle =
    [
        "AdcChannel..ctor", "AdcController..ctor", "AutoResetEvent..ctor", "GpioController..ctor", "MqttSettings..ctor", "NetworkInterface.get_IPv4Address",
        "NetworkInterface.get_NetworkInterfaceType", "Random..ctor", "Thread..ctor", "WifiAdapter..ctor",
    ];

    // Types of .NET itself that the device's code names. None of them writes, sends, logs or waits.
    private static readonly string[] PlainTypes =
    [
        "System.ArgumentException", "System.Array", "System.Boolean", "System.Byte", "System.Byte[]", "System.Char", "System.EventArgs", "System.Exception",
        "System.IDisposable", "System.Int32", "System.Int32[]", "System.Int64", "System.Object", "System.Runtime.CompilerServices.RuntimeHelpers", "System.String", "System.String[]",
        "System.Threading.Monitor", "System.Threading.ThreadStart", "System.TimeSpan", "System.UInt16", "System.UInt32",
    ];

    // The firmware calls none of them, or only for a technician on an open box.
    private static readonly string[] Unused =
        ["Console.Write", "Console.WriteLine", "Debug.Assert", "Debug.Write", "Debug.WriteLine", "GpioPin.remove_ValueChanged", "Sntp.UpdateNow", "WifiAdapter.ScanAsync"];

    [TestMethod]
    public void Each_call_of_a_stand_in_by_which_something_can_leave_is_noted()
    {
        string[] noted = [.. PlatformCalls.Leaving.Concat(PlatformCalls.Within).Select(name => name.Split(' ')[0]).Distinct()];
        AssertSame(
            [.. noted, .. Taken, .. Others, .. Idle], CallsOfStandIns(),
            "A stand-in has changed. If something can leave the box by it, it must say so to Chip.Note, and PlatformCalls must name it");

        // Seen to be noted, in a boot that has all of it.
        BoxPlan plan = new()
        {
            Seed = 3,
            PolicyText = BusyBox.Policy,
            EndMs = BoxPlans.SlotMs + 320_000,
            ClockSettings = [(300, UplinkBench.TrueUtcMs)],
            Outages = [(400_000, 500_000)],
            TickMs = Chip.TickMs,
            SaysGoodbye = true,
        };
        StreetTrace street = QuietStreet.Until(plan.EndMs) with
        {
            Faults =
            [
                new PartFaultSpell(TracedParts.Scd41, PartFault.Unplugged, 100_000, 400_000),
                new PartFaultSpell(TracedParts.Bme280, PartFault.Unplugged, 100_000, 400_000),
            ],
        };
        DeviceBox box = DeviceBox.Run(DeviceBox.Provisioned(plan.PolicyText), plan, street);
        AssertSame([.. noted.Except(Unused)], [.. box.Log.Entries.Select(PlatformCalls.NameOf).Distinct()], "Seen, or not seen, against the list");
        Console.WriteLine($"figure: {noted.Length} kinds of calls of the platform noted");
    }

    [TestMethod]
    public void A_line_on_the_console_or_for_a_debugger_is_noted()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        List<string> noted = [];
        chip.Observer = (call, detail, _) => noted.Add($"{call} {detail}");
        foreach (string name in new[] { "System.Console", "System.Diagnostics.Debug" })
        {
            foreach (MethodInfo method in typeof(Chip).Assembly.GetType(name, true)!.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                int before = noted.Count;
                method.Invoke(null, [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(bool) ? (object)false : "17 people")]);
                Assert.HasCount(before + 1, noted, method.Name);
                StringAssert.StartsWith(noted[^1], $"{name.Split('.')[^1]}.{method.Name}");
            }
        }
    }

    [TestMethod]
    public void The_devices_code_reaches_nothing_of_dotnet_past_the_stand_ins()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(Chip).Assembly.Location);
        SortedSet<string> named = new(StringComparer.Ordinal);
        foreach (MethodDefinition method in module.GetTypes().Where(IsOfDevice).SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            foreach (Instruction one in method.Body.Instructions)
            {
                TypeReference? type = one.Operand as TypeReference ?? (one.Operand as MemberReference)?.DeclaringType;
                if (type is not null && (type.GetElementType() as TypeDefinition ?? (object)type.Scope) is AssemblyNameReference { Name: var scope }
                    && !scope.StartsWith("EdgeNode.", StringComparison.Ordinal))
                {
                    named.Add(type.FullName);
                }
            }
        }

        CollectionAssert.IsSubsetOf(named.ToArray(), PlainTypes, string.Join(", ", named.Except(PlainTypes)));
        Assert.Contains("System.Threading.Monitor", named);
    }

    private static bool IsOfDevice(TypeDefinition type)
    {
        return type.Namespace is "EdgeNode.Esp32" or "EdgeNode.Composition" || (type.DeclaringType is { } outer && IsOfDevice(outer));
    }

    private static void AssertSame(string[] expected, string[] found, string message)
    {
        Assert.AreEqual("", string.Join(", ", expected.Except(found).Concat(found.Except(expected))), message);
        Assert.HasCount(expected.Length, found, message);
    }

    private static string[] CallsOfStandIns()
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return [.. typeof(Chip).Assembly.GetTypes()
            .Where(type => type.Namespace is { } name && !name.StartsWith("EdgeNode", StringComparison.Ordinal))
            .Where(type => !type.IsEnum && !type.IsNestedPrivate && !typeof(Delegate).IsAssignableFrom(type) && !Values.Contains(type.Name))
            .SelectMany(type => type.GetMembers(Declared).OfType<MethodBase>().Select(method => $"{type.Name}.{method.Name}"))
            .Distinct()];
    }
}
