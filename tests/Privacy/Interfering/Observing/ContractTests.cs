using System.Reflection;
using EdgeNode.Composition;
using EdgeNode.Contracts;

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
        "IDatagramLink.BeginOpen", "IDatagramLink.TrySend", "IDatagramLink.Close",
    ];

    // Nothing in the running firmware holds one, see below.
    private static readonly string[] Unused = ["IServicePort.Read", "IServicePort.TryWrite"];

    // What the firmware takes: an answer, or a call that comes from the platform.
    private static readonly string[] Taken =
    [
        "IAnalogInput.TryReadMillivolts", "IClock.TryGetUtcMs", "IDatagramLink.get_Phase", "IDatagramLink.Receive", "IReadableStore.Length", "IReadableStore.Read",
        "IEdgeInput.Start", "IEdgeSink.OnRise", "IEntropy.TryFill", "INetwork.TryGetSignalDbm", "ISystem.get_ResetCause",
        "ISystem.get_FreeMemoryBytes", "IUplinkLink.Poll", "IUplinkLink.get_Failure", "IUplinkLink.get_Stage", "IUptime.get_UptimeMs",
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
            Noted.Concat(Unused).Concat(Taken).Concat(ToSensors).Order(StringComparer.Ordinal).ToArray(), methods,
            "A contract has changed. If something can leave the box by it, the record of tests/Privacy must note it.");
        Console.WriteLine($"figure: {Noted.Length} of {methods.Length} methods of the contracts let something out, all noted");
    }

    [TestMethod]
    public void Nothing_in_the_running_firmware_holds_the_service_port()
    {
        HashSet<Type> seen = [];
        Queue<Type> reached = new([typeof(Node), typeof(NodeHardware)]);
        while (reached.TryDequeue(out Type? type))
        {
            Assert.AreNotEqual(typeof(IServicePort), type);
            if (type.Namespace?.StartsWith("EdgeNode", StringComparison.Ordinal) == true && seen.Add(type))
            {
                const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
                foreach (FieldInfo field in type.GetFields(All))
                {
                    reached.Enqueue(field.FieldType.GetElementType() ?? field.FieldType);
                }
            }
        }

        Assert.Contains(typeof(IUplinkLink), seen);
        Assert.Contains(typeof(IDurableStore), seen);
    }
}
