using Mono.Cecil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>
/// How anything that follows from a raw value gets out of the raw side: as what decides, never as what is handed on, and in the
/// places named here only. What the analysis covers, and what it does not, stands at <see cref="ValueFlow"/>.
/// </summary>
[TestClass]
public sealed class DoorTests
{
    // A bucket; and how often a sensor failed, which health tells in four classes a day.
    private static readonly string[] Doors =
    [
        "Node.Release > HealthLog.NoteErrors(count)",
        "SlotBlurrer.FillBody > SummaryBody.Add(bucket)",
    ];

    // Bytes for keys and challenges are drawn by themselves. The tests of the source's health have the same code for them as for the
    // noise, and the analysis does not tell two objects of one class apart: it sees the noise decide whether there are such bytes.
    private const string Reserve = "EntropyReserve.";

    private static readonly string[] DoorsOfReserve =
    [
        "BoxConsole.Make > .ctor(entropy)",
        "KeyMaker.Draw > KeyMaker.Draw(result of call 8)[]",
        "KeyMaker.Draw > KeyMaker.Draw(result of call 9)",
        "UnlockChallenge.TryMake > UnlockChallenge.TryMake(result of call 4)",
        "UnlockChallenge.TryMake > UnlockChallenge._random",
    ];

    // Whether a sensor of an open box, which counts nothing, has answered within a fixed time: a line on the service port.
    private static readonly string[] DoorsOfTest =
    [
        "TestCommand.Tell > TestCommand.Tell(result of call 10)",
        "TestCommand.Tell > TestCommand.Tell(result of call 24)",
    ];

    // Only how long the loop sleeps: what is sent, and when, goes by a grid of its own (UplinkSession).
    private static readonly string[] DoorsOfDevice = ["Program.Run > Thread.Sleep(argument 0)"];

    // The methods of Blurring that decide something by a raw value or by the count, such that a summary can show it.
    private static readonly string[] Deciders =
    [
        "BucketIndex.OfMean",
        "CountedWindow.OnRise",
        "EquivalentLevelWindow.TryAccumulate",
        "LevelEnergy.Of",
        "LevelEnergy.ToTenthDb",
        "Lockout.LetsPass",
        "MeasuredWindow.Fold",
        "MedianLevelWindow.Bucket",
        "MedianLevelWindow.TryAccumulate",
    ];

    public static IEnumerable<object[]> Builds => CompiledFirmware.Both;

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void No_raw_value_nor_anything_computed_from_one_is_handed_to_what_may_store_or_send(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        RawSpread spread = new(firmware.Flow.Value, AllSources(firmware), asData: true);
        Assert.IsEmpty(spread.Crossings, string.Join(Environment.NewLine, spread.Crossings));
        Console.WriteLine($"figure: {firmware.Name}: {firmware.Methods.Count} methods, {firmware.Flow.Value.EdgeCount} edges; "
            + $"{spread.Places.Count} places hold something raw, 0 hand it on");

        // The control: raw values do get to the accumulators and to the very comparison with the limits.
        Assert.IsTrue(new[] { "MeanWindow._sum", "MedianLevelWindow._histogram[]", "EquivalentLevelWindow._energy", "CountedWindow._noisyCount" }
            .All(name => spread.Places.Any(place => place.Key == name)));
        Assert.IsTrue(spread.Places.Any(place => place.Key.StartsWith("BucketIndex.OfMean", StringComparison.Ordinal) && place.Key.Contains("branch")));
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void What_follows_from_a_raw_value_goes_over_at_the_named_doors_only(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        string[] expected = [.. Doors, .. DoorsOfReserve, .. DoorsOfTest, .. firmware == CompiledFirmware.Device ? DoorsOfDevice : []];
        string[] found = [.. new RawSpread(firmware.Flow.Value, AllSources(firmware), asData: false).Crossings.Select(Short).Distinct().Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(expected.Order(StringComparer.Ordinal).ToArray(), found, string.Join(Environment.NewLine, found));
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void What_a_technicians_test_of_a_sensor_keeps_is_one_bool_and_gets_to_the_console_only_as_a_fault_or_none(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        TypeDefinition presence = firmware.Types.Single(type => type.Name == "Presence");
        CollectionAssert.AreEquivalent(
            new[] { "_afterMs Int32", "_tellMs Int64", "_hasSeen Boolean" },
            presence.Fields.Where(field => !field.HasConstant).Select(field => $"{field.Name} {field.FieldType.Name}").ToArray());

        // Neither the moment of a rise nor a reading is kept by what takes them.
        foreach (MethodDefinition taker in presence.Methods.Where(method => method.Name is "OnRise" or "Accept"))
        {
            Assert.IsFalse(Named.CodeOf(taker).Any(one => one.OpCode.Code is Mono.Cecil.Cil.Code.Ldarg_1 or Mono.Cecil.Cil.Code.Ldarga_S), taker.Name);
        }

        RawSpread spread = new(firmware.Flow.Value, [firmware.Flow.Value.FieldOf(presence.Fields.Single(field => field.Name == "_hasSeen"))], asData: false);
        CollectionAssert.AreEquivalent(
            new[] { "SensorCheck.get_Fault[](result)" },
            spread.Places.Where(place => place.Method?.DeclaringType.Name == "SensorCheck" && place.Key.EndsWith("(result)", StringComparison.Ordinal)).Select(place => place.Key).ToArray());

        // Who asks for it is the console's command, and nothing that stores or sends.
        CollectionAssert.AreEquivalent(DoorsOfTest, spread.Crossings.Select(Short).Distinct().ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void The_count_and_its_noise_go_over_as_a_bucket_only(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        RawSpread spread = new(firmware.Flow.Value, RawSources.OfCounting(firmware), asData: false, cut: Reserve);
        CollectionAssert.AreEqual(new[] { Doors[1] }, spread.Crossings.Select(Short).Distinct().ToArray());

        // The control: what was cut is there, and it decides at the named places only.
        RawSpread uncut = new(firmware.Flow.Value, RawSources.OfCounting(firmware), asData: false);
        CollectionAssert.AreEquivalent(new[] { Doors[1] }.Concat(DoorsOfReserve).ToArray(), uncut.Crossings.Select(Short).Distinct().ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void Only_the_named_methods_of_Blurring_decide_by_a_raw_value_what_a_summary_shows(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        ValueFlow flow = firmware.Flow.Value;
        Place[] sources = [.. RawSources.OfSensors(firmware), flow.FieldOf(RawSources.Counter(firmware))];
        string[] deciders = [.. new RawSpread(flow, sources, asData: true).Places
            .Where(place => place is { Area: Area.Blurring, Method: not null } && place.Key.Contains("(branch "))
            .Where(branch => new RawSpread(flow, [branch], asData: false).Crossings.Any(crossing => Short(crossing) == Doors[1]))
            .Select(branch => $"{branch.Method!.DeclaringType.Name}.{branch.Method.Name}").Distinct().Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(Deciders, deciders, string.Join(Environment.NewLine, deciders));
        Console.WriteLine($"figure: {firmware.Name}: {deciders.Length} methods decide by a raw value what a summary shows, all named");
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void Only_the_named_methods_take_a_reading_look_at_its_value_or_take_a_rise(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        CollectionAssert.AreEqual(
            new[] { "IReadingSink.Accept", "Presence.Accept", "SlotBlurrer.Accept" },
            Names(firmware.Methods.Where(method => method.Parameters.Any(parameter => parameter.ParameterType.GetElementType().Name == "Reading"))));
        CollectionAssert.AreEqual(
            new[] { "SlotBlurrer.Accept" },
            Names(firmware.Methods.Where(method => Named.CallsIn(method).Any(called => called.DeclaringType.Name == "Reading" && called.Name == "get_Value"))));
        CollectionAssert.AreEqual(
            new[] { "CountedWindow.OnRise", "IEdgeSink.OnRise", "PassageSensor.OnRise", "Presence.OnRise" },
            Names(firmware.Methods.Where(method => method.Name == "OnRise")));
        CollectionAssert.AreEqual(new[] { "CountedWindow", "PassageSensor", "Presence" }, firmware.Types
            .Where(type => type.Interfaces.Any(one => one.InterfaceType.Name == "IEdgeSink")).Select(type => type.Name).Order().ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void No_field_of_any_class_keeps_a_reading(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        Assert.IsFalse(firmware.Types.Any(type => type.Fields.Any(field => field.FieldType.GetElementType().Name == "Reading")));
        Assert.IsTrue(firmware.Types.Any(type => type.Fields.Any(field => field.FieldType.GetElementType().Name == "IBucketWindow")));
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void Node_is_wiring_no_raw_value_is_ever_in_its_hands(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        RawSpread spread = new(firmware.Flow.Value, AllSources(firmware), asData: true);
        string[] held = [.. spread.Places.Where(place => place.Area == Area.Composition).Select(place => place.Key)];
        Assert.IsEmpty(held, string.Join(Environment.NewLine, held));
        Assert.IsTrue(spread.Places.Any(place => place.Area == Area.Sensing));
    }

    private static Place[] AllSources(CompiledFirmware firmware)
    {
        return [.. RawSources.OfSensors(firmware), .. RawSources.OfCounting(firmware)];
    }

    // Type.Method > Type.Method(parameter), or Type.Method > Type._field.
    private static string Short(Crossing crossing)
    {
        string into = crossing.Into.Key;
        int end = into.IndexOfAny(['[', '(']);
        int argument = into.IndexOf('(');
        string[] parts = into[..(end < 0 ? into.Length : end)].Split('.');
        return $"{crossing.By} > {string.Join('.', parts[^2..])}{(argument < 0 ? "" : into[argument..])}";
    }

    private static string[] Names(IEnumerable<MethodDefinition> methods)
    {
        return [.. methods.Select(method => $"{method.DeclaringType.Name}.{method.Name}").Order(StringComparer.Ordinal)];
    }
}
