using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>Which of the platform's doors to the world each part of the firmware can use.</summary>
[TestClass]
public sealed class PlatformTests
{
    // Types of the framework that the firmware's own parts name, on either build. None of them writes, sends, logs or waits.
    private static readonly string[] Plain =
    [
        "ArgumentException", "Array", "Boolean", "Byte", "Char", "Enum", "Int16", "Int32", "Int64", "InvalidOperationException", "Object", "String", "UInt16", "UInt32", "ValueType", "Void",
    ];

    private static readonly string[] MadeByCompiler = ["Monitor", "RuntimeHelpers", "RuntimeFieldHandle", "IsExternalInit", "Attribute", "SByte", "IntPtr", "UInt64"];

    private static readonly Dictionary<Area, string[]> Contracts = new()
    {
        [Area.Sensing] = ["IAnalogInput", "IEdgeInput", "IEdgeSink", "II2cBus", "ISensorSerialPort"],
        [Area.Blurring] = ["IClock", "IUptime", "IEdgeSink", "IEntropy"],
        [Area.Timekeeping] = ["IClock", "IUptime", "IDatagramLink", "IEntropy"],
        [Area.Identity] = ["IEntropy"],
        [Area.Provisioning] = ["IClock", "IUptime", "IDurableStore", "IEntropy", "IReadableStore", "IServicePort", "IWifiScan"],
        [Area.Policies] = [],
        [Area.Summaries] = [],
    };

    public static IEnumerable<object[]> Builds => CompiledFirmware.Both;

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void Each_part_calls_only_the_contracts_that_are_its_own(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        foreach ((Area area, string[] allowed) in Contracts)
        {
            string[] called = [.. ContractsCalledBy(firmware, area)];
            CollectionAssert.IsSubsetOf(called, allowed, $"{area} calls {string.Join(", ", called.Except(allowed))}");
        }

        // The control: the parts that do store and send are seen to.
        CollectionAssert.IsSubsetOf(new[] { "IDurableStore", "IUplinkLink" }, ContractsCalledBy(firmware, Area.Reporting).ToArray());
        CollectionAssert.Contains(ContractsCalledBy(firmware, Area.Sensing).ToArray(), "II2cBus");
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void No_part_but_the_platforms_own_names_a_file_a_log_a_network_or_a_thread(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        SortedSet<string> others = [];
        foreach (MethodDefinition method in firmware.Methods.Where(method => IsOurs(method) && !IsMain(method)))
        {
            others.UnionWith(Named.TypesIn(method).Concat(Named.TypesIn(method.DeclaringType))
                .Where(type => CompiledFirmware.AreaOf(type) == Area.Framework && !IsPlain(type))
                .Select(type => $"{method.DeclaringType.Name}.{method.Name}: {type.FullName}"));
        }

        Assert.IsEmpty(others, string.Join(Environment.NewLine, others));
        Assert.IsTrue(CompiledFirmware.Device.Methods.Where(IsMain).SelectMany(Named.TypesIn).Any(type => type.Name == "Thread"));
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void Nothing_is_called_that_the_analysis_cannot_follow(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        SortedSet<string> found = [];
        foreach (MethodDefinition method in firmware.Methods)
        {
            found.UnionWith(Opaque(method).Select(what => $"{method.FullName}: {what}"));
        }

        Assert.IsEmpty(found, string.Join(Environment.NewLine, found));

        // The control: this very method has all of it.
        string[] seen = [.. Opaque(ModuleDefinition.ReadModule(typeof(PlatformTests).Assembly.Location).GetTypes()
            .Single(type => type.Name == nameof(PlatformTests)).Methods.Single(method => method.Name == nameof(Control)))];
        CollectionAssert.AreEquivalent(new[] { "a delegate's call", "reflection" }, seen);
    }

    [TestMethod]
    public void On_the_device_there_is_no_console_and_no_debug_output()
    {
        string[] named = [.. CompiledFirmware.Device.Methods.SelectMany(Named.TypesIn).Select(type => type.FullName).Distinct()];
        Assert.IsFalse(named.Any(name => name == "System.Console" || name.StartsWith("System.Diagnostics.", StringComparison.Ordinal)));
        Assert.Contains("System.IO.FileStream", named);
    }

    [TestMethod]
    public void On_the_device_neither_the_pin_of_a_rise_nor_the_random_source_keeps_anything_of_what_passes()
    {
        CompiledFirmware firmware = CompiledFirmware.Device;
        CollectionAssert.AreEquivalent(new[] { "_pin", "_sink" }, FieldsOf(firmware, "GpioEdgeInput"));
        CollectionAssert.AreEquivalent(new[] { "_network", "_generator" }, FieldsOf(firmware, "HardwareEntropy"));

        // What a rise runs on the platform's side writes into no object.
        Assert.IsFalse(Named.CodeOf(firmware.Method("GpioEdgeInput", "OnValueChanged")).Any(one => one.OpCode.Code is Code.Stfld or Code.Stsfld));
        Assert.IsTrue(Named.CodeOf(firmware.Method("GpioEdgeInput", "Start")).Any(one => one.OpCode.Code is Code.Stfld));
    }

    [TestMethod]
    public void On_the_device_the_wires_of_sensors_keep_nothing_of_what_passes()
    {
        CompiledFirmware firmware = CompiledFirmware.Device;
        string[] wires = [.. firmware.Types.Where(type => CompiledFirmware.AreaOf(type) == Area.Esp32 && type.Interfaces.Any(one => RawSpread.IsWire(one.InterfaceType)))
            .Select(type => type.Name).Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(new[] { "AdcInput", "GpioEdgeInput", "I2cLine", "SensorUart" }, wires);

        // What they are made with, which parts are on the bus, and since when it fails.
        CollectionAssert.AreEquivalent(new[] { "_line", "_channel" }, FieldsOf(firmware, "AdcInput"));
        CollectionAssert.AreEquivalent(new[] { "_offsetMv", "_spanMv", "Classic", "S3", "C3" }, FieldsOf(firmware, "AdcLine"));
        CollectionAssert.AreEquivalent(new[] { "_bus", "_addresses", "_parts", "_rest" }, FieldsOf(firmware, "I2cLine"));
        CollectionAssert.AreEquivalent(new[] { "_failures", "_restMs", "_untilMs" }, FieldsOf(firmware, "BusRest"));
        CollectionAssert.AreEquivalent(new[] { "_line" }, FieldsOf(firmware, "SensorUart"));
        CollectionAssert.AreEquivalent(new[] { "_port" }, FieldsOf(firmware, "UartLine"));
    }

    [TestMethod]
    public void On_the_device_random_bytes_come_from_the_hardwares_generator_and_no_number_from_anything_else()
    {
        Assert.AreEqual(
            "HardwareEntropy..ctor: Random..ctor(); HardwareEntropy.TryFill: Random.NextBytes(Byte[])",
            CallersOf("Random"));
    }

    [TestMethod]
    public void On_the_device_only_the_link_names_the_client_that_sends()
    {
        CollectionAssert.AreEqual(new[] { "MqttClientSource", "MqttConnection" }, Naming("MqttClient"));
    }

    [TestMethod]
    public void On_the_device_files_sensors_and_the_radio_have_one_home_each()
    {
        CollectionAssert.AreEqual(new[] { "BankReader", "BankWriter" }, Naming("FileStream"));
        CollectionAssert.AreEqual(new[] { "UartLine" }, Naming("SerialPort"));
        CollectionAssert.AreEqual(new[] { "I2cLine" }, Naming("I2cDevice"));
        CollectionAssert.AreEqual(new[] { "AdcInput" }, Naming("AdcChannel"));
        CollectionAssert.AreEqual(new[] { "WifiNetwork", "WifiScan" }, Naming("WifiAdapter"));
        CollectionAssert.AreEqual(new[] { "UdpLink" }, Naming("Socket"));
        CollectionAssert.AreEqual(new[] { "UdpLink" }, Naming("Dns"));
        CollectionAssert.AreEqual(new[] { "WallClock" }, Naming("Sntp"));
        CollectionAssert.AreEqual(new[] { "WallClock" }, Naming("Rtc"));
    }

    [TestMethod]
    public void On_the_device_only_the_two_links_and_the_radio_start_threads()
    {
        Assert.AreEqual(
            "MqttConnection.BeginOpen: Thread..ctor(ThreadStart); MqttConnection.BeginOpen: Thread.Start(); "
            + "UdpLink.BeginOpen: Thread..ctor(ThreadStart); UdpLink.BeginOpen: Thread.Start(); "
            + "WifiNetwork.BeginJoin: Thread..ctor(ThreadStart); WifiNetwork.BeginJoin: Thread.Start()",
            CallersOf("Thread", "Sleep"));
    }

    private static int Control(Func<int> any)
    {
        return any() + (typeof(PlatformTests).GetMethod("Control") == null ? 0 : 1);
    }

    private static IEnumerable<string> ContractsCalledBy(CompiledFirmware firmware, Area area)
    {
        // By what the part's own code names: what it calls in other parts has a row of its own.
        return firmware.Methods.Where(method => CompiledFirmware.AreaOf(method.DeclaringType) == area)
            .SelectMany(method => Named.TypesIn(method).Concat(Named.TypesIn(method.DeclaringType)))
            .Where(type => CompiledFirmware.AreaOf(type) == Area.Contracts && type.Name.StartsWith('I') && char.IsUpper(type.Name[1]))
            .Select(type => type.Name).Distinct();
    }

    private static bool IsOurs(MethodDefinition method)
    {
        return CompiledFirmware.AreaOf(method.DeclaringType) is not (Area.Esp32 or Area.Framework or Area.CompilerMade);
    }

    // The loop around the node and the board's parts list are of the device only.
    private static bool IsMain(MethodDefinition method)
    {
        return method.DeclaringType.FullName is "EdgeNode.Composition.Program" or "EdgeNode.Composition.BoardParts" or "EdgeNode.Composition.Board";
    }

    private static bool IsPlain(TypeReference type)
    {
        return Plain.Contains(type.Name) || MadeByCompiler.Contains(type.Name) || type.Name.EndsWith("Attribute", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Opaque(MethodDefinition method)
    {
        if (method.IsPInvokeImpl || method.IsInternalCall || method.IsUnmanaged)
        {
            yield return "code outside of .NET";
        }

        if (Named.CodeOf(method).Any(one => one.OpCode.Code is Code.Calli or Code.Localloc or Code.Cpblk or Code.Initblk or Code.Ldvirtftn or Code.Mkrefany)
            || (method.HasBody && method.Body.Variables.Any(local => local.VariableType.IsPointer || local.VariableType.IsPinned)))
        {
            yield return "a pointer";
        }

        if (Named.CallsIn(method).Any(called => called.Name == "Invoke" || called.Name == "DynamicInvoke"))
        {
            yield return "a delegate's call";
        }

        if (Named.TypesIn(method).Any(type => type.Namespace.StartsWith("System.Reflection", StringComparison.Ordinal) || type.Name is "Type" or "Activator" or "Marshal"
            || type.Namespace.StartsWith("Microsoft.CSharp", StringComparison.Ordinal)))
        {
            yield return "reflection";
        }
    }

    private static string[] Naming(string type)
    {
        return [.. CompiledFirmware.Device.Types
            .Where(one => one.Methods.SelectMany(Named.TypesIn).Concat(Named.TypesIn(one)).Any(named => named.Name == type))
            .Select(one => one.Name).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string CallersOf(string type, params string[] except)
    {
        IEnumerable<string> calls =
            from method in CompiledFirmware.Device.Methods
            from called in Named.CallsIn(method)
            where called.DeclaringType.FullName is var name && name == (type == "Thread" ? "System.Threading.Thread" : "System." + type)
            where !except.Contains(called.Name)
            select $"{method.DeclaringType.Name}.{method.Name}: {type}.{called.Name}({string.Join(",", called.Parameters.Select(parameter => parameter.ParameterType.Name))})";
        return string.Join("; ", calls.Order(StringComparer.Ordinal));
    }

    private static string[] FieldsOf(CompiledFirmware firmware, string type)
    {
        return [.. firmware.Types.Single(one => one.Name == type).Fields.Where(field => !field.HasConstant).Select(field => field.Name)];
    }
}
