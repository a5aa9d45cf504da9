using Mono.Cecil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>What stores, sends, keeps time and talks to a technician cannot come near a sensor: not itself, nor through anything it can run.</summary>
[TestClass]
public sealed class BoundaryTests
{
    private static readonly Area[] Outside = [Area.Reporting, Area.Provisioning, Area.Timekeeping, Area.Identity, Area.Summaries, Area.Policies];
    private static readonly Area[] Inside = [Area.Sensing, Area.Blurring];
    private static readonly string[] WireParts = ["I2cLine", "GpioEdgeInput", "AdcInput", "AdcLine", "SensorUart"];
    private static readonly string[] WireSpaces = ["System.Device.Gpio", "System.Device.I2c", "System.Device.Adc"];

    public static IEnumerable<object[]> Builds => CompiledFirmware.Both;

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void Nothing_that_Reporting_Provisioning_or_Timekeeping_can_run_is_code_of_Sensing_or_Blurring(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        IReadOnlySet<MethodDefinition> reached = ReachedFrom(firmware, Outside);
        string[] inside = [.. reached.Where(method => Inside.Contains(AreaOf(method))).Select(method => method.FullName)];
        Assert.IsEmpty(inside, string.Join(Environment.NewLine, inside));
        Console.WriteLine($"figure: {firmware.Name}: {reached.Count} methods that the sending side can run, 0 of the sensing side");

        // The control: from Node, which wires both, the same walk comes to both.
        IReadOnlySet<MethodDefinition> fromNode = ReachedFrom(firmware, [Area.Composition]);
        Assert.Contains(firmware.Method("CountedWindow", "OnRise"), ReachedFrom(firmware, [Area.Sensing]));
        Assert.Contains(firmware.Method("CountedWindow", "CloseAndOpen"), fromNode);
        Assert.Contains(firmware.Method("Sds011", "TryRead"), fromNode);
        Assert.IsGreaterThan(reached.Count, fromNode.Count);
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void Nothing_that_Reporting_Provisioning_or_Timekeeping_can_run_names_a_reading_a_counter_or_a_sensors_wire(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        SortedSet<string> found = [];
        foreach (MethodDefinition method in ReachedFrom(firmware, Outside))
        {
            found.UnionWith(Named.TypesIn(method).Concat(Named.TypesIn(method.DeclaringType)).Where(IsOfSensing)
                .Select(type => $"{method.DeclaringType.Name}.{method.Name} names {type.Name}"));
        }

        Assert.IsEmpty(found, string.Join(Environment.NewLine, found));

        // The control: each kind of such a name is found where it must be.
        Assert.Contains("Reading", NamesOf(firmware.Method("SlotBlurrer", "Accept")));
        Assert.Contains("CountedWindow", NamesOf(firmware.Method("SlotBlurrer", "FitPassageSensor")));
        Assert.Contains("IAnalogInput", NamesOf(firmware.Method("SoundLevelMeter", "TryRead")));
        Assert.Contains("II2cBus", NamesOf(firmware.Method("FittedSensor", "get_Bus")));
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void Only_the_window_itself_touches_its_counter(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        FieldDefinition counter = RawSources.Counter(firmware);
        Assert.IsTrue(counter.IsPrivate && !counter.IsStatic);
        string[] touching = [.. firmware.Methods.Where(method => Named.CodeOf(method)
            .Any(one => one.Operand is FieldReference field && field.FullName == counter.FullName)).Select(method => method.Name).Order()];
        CollectionAssert.AreEqual(new[] { "CloseAndOpen", "OnRise" }, touching);
    }

    [TestMethod]
    public void No_class_of_the_devices_platform_is_a_sensors_wire_and_something_else_too()
    {
        TypeDefinition[] wires = [.. CompiledFirmware.Device.Types
            .Where(type => CompiledFirmware.AreaOf(type) == Area.Esp32 && type.Interfaces.Any(one => RawSpread.IsWire(one.InterfaceType)))];
        string[] both = [.. wires.Where(type => type.Interfaces.Any(one => !RawSpread.IsWire(one.InterfaceType))).Select(type => type.Name)];
        Assert.IsEmpty(both, string.Join(", ", both));
        CollectionAssert.IsSubsetOf(new[] { "AdcInput", "I2cLine", "SensorUart" }, wires.Select(type => type.Name).ToArray());
    }

    [TestMethod]
    public void On_the_PC_a_parts_namespace_is_its_assembly()
    {
        // What the rules say of a namespace in the device's two assemblies, they say of an assembly on the PC.
        foreach (ModuleDefinition module in CompiledFirmware.Pc.Modules)
        {
            string assembly = module.Assembly.Name.Name["EdgeNode.".Length..];
            foreach (TypeDefinition type in module.GetTypes().Where(type => type.Name != "<Module>"))
            {
                Area area = CompiledFirmware.AreaOf(type);
                Assert.IsTrue(area.ToString() == assembly || area is Area.CompilerMade or Area.Framework, $"{type.FullName} in {assembly}");
                Assert.IsTrue(area != Area.Framework || type.Namespace is "System.Runtime.CompilerServices" or "Microsoft.CodeAnalysis", type.FullName);
            }
        }
    }

    private static IReadOnlySet<MethodDefinition> ReachedFrom(CompiledFirmware firmware, Area[] areas)
    {
        return firmware.Flow.Value.Reach(firmware.Methods.Where(method => areas.Contains(AreaOf(method))));
    }

    private static IEnumerable<string> NamesOf(MethodDefinition method)
    {
        return Named.TypesIn(method).Concat(Named.TypesIn(method.DeclaringType)).Where(IsOfSensing).Select(type => type.Name);
    }

    private static bool IsOfSensing(TypeReference type)
    {
        return Inside.Contains(CompiledFirmware.AreaOf(type)) || RawSpread.IsWire(type) || WireParts.Contains(type.Name) || WireSpaces.Contains(type.Namespace);
    }

    private static Area AreaOf(MethodDefinition method)
    {
        return CompiledFirmware.AreaOf(method.DeclaringType);
    }
}
