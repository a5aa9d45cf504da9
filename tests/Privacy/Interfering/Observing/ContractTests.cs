using System.Reflection;
using EdgeNode.Blurring;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// That the record is complete: the firmware reaches the outside through the contracts only, and each method of them is either
/// noted here, or gives something to the firmware, or speaks to a sensor.
/// </summary>
[TestClass]
public sealed class ContractTests
{
    private static readonly string[] Noted =
    [
        "IUplinkLink.BeginConnect", "IUplinkLink.BeginPublish", "IUplinkLink.Close",
        "IDurableStore.TryAppend", "IDurableStore.TryReplace", "IDurableStore.TryDelete",
        "IDatagramLink.BeginOpen", "IDatagramLink.TrySend", "IDatagramLink.Close", "IServicePort.TryWrite", "INetwork.BeginJoin", "IIndicator.Show",
    ];

    // What the firmware takes: an answer, or a call that comes from the platform.
    private static readonly string[] Taken =
    [
        "IAnalogInput.TryReadMillivolts", "IClock.TryGetUtcMs", "IDatagramLink.get_Phase", "IDatagramLink.Receive", "IReadableStore.Length", "IReadableStore.Read",
        "IEdgeInput.Start", "IEdgeSink.OnRise", "IEntropy.TryFill", "INetwork.TryGetSignalDbm", "INetwork.get_IsRadioOn", "ISystem.get_ResetCause",
        "ISystem.get_FreeMemoryBytes", "IServicePort.Read", "IUplinkLink.Poll", "IUplinkLink.get_Failure", "IUplinkLink.get_Stage", "IUptime.get_UptimeMs",
        "IWifiScan.Begin", "IWifiScan.DbmAt", "IWifiScan.NameAt", "IWifiScan.get_Count", "IWifiScan.get_Phase",
    ];

    // Wires within the box, at whose other end is a sensor.
    private static readonly string[] ToSensors =
    [
        "II2cBus.TryWrite", "II2cBus.TryRead", "II2cBus.TryWriteRead", "ISensorSerialPort.Read", "ISensorSerialPort.TryWrite",
    ];

    [TestMethod]
    public void Every_method_by_which_something_can_leave_the_firmware_is_noted()
    {
        string[] methods = [.. typeof(IClock).Assembly.GetExportedTypes().Where(type => type.IsInterface)
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(
            Noted.Concat(Taken).Concat(ToSensors).Order(StringComparer.Ordinal).ToArray(), methods,
            "A contract has changed. If something can leave the box by it, the record of tests/Privacy must note it.");
        Console.WriteLine($"figure: {Noted.Length} of {methods.Length} methods of the contracts let something out, all noted");
    }

    [TestMethod]
    public void Of_the_running_firmware_only_the_console_holds_the_service_port_and_nothing_of_a_node_comes_to_it()
    {
        Type[] held = [.. ReachedFrom(typeof(Box)).Where(type => FieldsOf(type).Contains(typeof(IServicePort)))];
        CollectionAssert.AreEquivalent(new[] { typeof(NodeHardware), typeof(ServiceConsole), typeof(ConsoleOutput) }, held);

        HashSet<Type> ofNode = ReachedFrom(typeof(Node));
        Assert.IsEmpty(ofNode.Intersect([typeof(IServicePort), .. held]));
        Assert.Contains(typeof(IUplinkLink), ofNode);
        Assert.Contains(typeof(SlotBlurrer), ofNode);
    }

    private static HashSet<Type> ReachedFrom(Type root)
    {
        HashSet<Type> seen = [];
        Queue<Type> reached = new([root]);
        while (reached.TryDequeue(out Type? type))
        {
            if (type.Namespace?.StartsWith("EdgeNode", StringComparison.Ordinal) == true && seen.Add(type))
            {
                foreach (Type field in FieldsOf(type))
                {
                    reached.Enqueue(field);
                }
            }
        }

        return seen;
    }

    private static IEnumerable<Type> FieldsOf(Type type)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return type.GetFields(All).Select(field => field.FieldType.GetElementType() ?? field.FieldType);
    }
}
