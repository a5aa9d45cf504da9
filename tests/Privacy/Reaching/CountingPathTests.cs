using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>What a rise at a pin or a draw of noise can reach works with whole numbers and with nothing else (claim C3).</summary>
[TestClass]
public sealed class CountingPathTests
{
    private static readonly MetadataType[] Floats = [MetadataType.Single, MetadataType.Double];

    private static readonly string[] Allowed =
    [
        "System.Object..ctor()", "System.Array.Clear", "System.Threading.Monitor.Enter", "System.Threading.Monitor.Exit",
        "System.Random.NextBytes", "System.Environment.get_TickCount64", "System.Random..ctor()", "System.EventArgs..ctor()",
        "System.Device.Gpio.PinValueChangedEventArgs.get_ChangeType",
    ];

    public static IEnumerable<object[]> Builds => CompiledFirmware.Both;

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void No_floating_point(string build)
    {
        AssertClean(build, IsFloating);
        Assert.IsTrue(IsFloating(Own(nameof(Control))));
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void No_text(string build)
    {
        AssertClean(build, NamesText);
        Assert.IsTrue(NamesText(CompiledFirmware.Of(build).Method("SlotBlurrer", "FitPassageSensor")));
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void No_boxing(string build)
    {
        AssertClean(build, Boxes);
        Assert.IsTrue(Boxes(Own(nameof(Control))));

        // Of a reading neither: nothing that senses or blurs boxes anything.
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        Assert.IsFalse(firmware.Methods.Any(method => CompiledFirmware.AreaOf(method.DeclaringType) is Area.Sensing or Area.Blurring && Boxes(method)));
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void No_memory_of_its_own_beyond_its_objects(string build)
    {
        AssertClean(build, UsesStatics);
        Assert.IsTrue(UsesStatics(Own(nameof(Control))));
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void After_it_is_made_it_allocates_nothing(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        IReadOnlySet<MethodDefinition> running = firmware.Flow.Value.Reach(Roots(firmware).Where(method => !method.IsConstructor));
        string[] allocating = [.. running.Where(Allocates).Select(method => method.FullName)];
        Assert.IsEmpty(allocating, string.Join(Environment.NewLine, allocating));
        Assert.IsTrue(Allocates(firmware.Method("SlotBlurrer", ".ctor")));
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void Of_the_framework_it_calls_only_what_is_named_here_and_of_random_numbers_only_their_bytes(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        string[] called = [.. Path(firmware).SelectMany(Named.CallsIn)
            .Where(method => CompiledFirmware.AreaOf(method.DeclaringType) == Area.Framework)
            .Select(Signed).Distinct()
            .Where(name => !Allowed.Contains(name))];
        Assert.IsEmpty(called, string.Join(Environment.NewLine, called));
        Console.WriteLine($"figure: {firmware.Name}: {Path(firmware).Count} methods in the counting path, "
            + $"{Path(firmware).Sum(method => Named.CodeOf(method).Count())} instructions, all of whole numbers");
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void The_path_is_the_whole_path(string build)
    {
        CompiledFirmware firmware = CompiledFirmware.Of(build);
        string[] names = [.. Path(firmware).Select(method => $"{method.DeclaringType.Name}.{method.Name}")];
        string[] least =
        [
            "CountedWindow.OnRise", "CountedWindow.CloseAndOpen", "Lockout.LetsPass", "Lockout.Restart", "BucketIndex.Of", "BucketIndex.OfMean",
            "TestedNoise.TryDraw", "GeometricNoise.TryContinue", "BitSource.TryNext", "TestedEntropy.TryFill", "EntropyHealth.Accepts", "PassageSensor.OnRise",
        ];
        CollectionAssert.IsSubsetOf(least, names);
        if (firmware == CompiledFirmware.Device)
        {
            CollectionAssert.IsSubsetOf(new[] { "GpioEdgeInput.OnValueChanged", "HardwareEntropy.TryFill" }, names);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void What_a_rise_and_a_close_share_is_touched_under_the_windows_lock_only(string build)
    {
        // A rise comes on another thread: without the lock it could write what it read of one window over the noise of the next.
        TypeDefinition window = CompiledFirmware.Of(build).Types.Single(type => type.Name == "CountedWindow");
        string[] unlocked = [.. window.Methods.Where(method => !method.IsConstructor).SelectMany(TouchedOutsideTheLock)];
        Assert.IsEmpty(unlocked, string.Join(Environment.NewLine, unlocked));

        // The control: what the constructor makes is made before there is anything to share.
        CollectionAssert.AreEquivalent(
            new[] { ".ctor: _lockout" },
            window.Methods.Where(method => method.IsConstructor).SelectMany(TouchedOutsideTheLock).ToArray());
    }

    // Has one of everything that the counting path may not have.
    private static object Control(int count)
    {
        _control = count * 0.5;
        return _control;
    }

    private static double _control;

    // Of a constructor the parameters count: a generator that is given a seed is another one.
    private static string Signed(MethodReference method)
    {
        string name = $"{method.DeclaringType.FullName}.{method.Name}";
        return method.Name == ".ctor" ? $"{name}({string.Join(", ", method.Parameters.Select(parameter => parameter.ParameterType.Name))})" : name;
    }

    private static void AssertClean(string build, Func<MethodDefinition, bool> isBad)
    {
        string[] bad = [.. Path(CompiledFirmware.Of(build)).Where(isBad).Select(method => method.FullName)];
        Assert.IsEmpty(bad, string.Join(Environment.NewLine, bad));
    }

    private static IReadOnlySet<MethodDefinition> Path(CompiledFirmware firmware)
    {
        return firmware.Flow.Value.Reach(Roots(firmware));
    }

    private static IEnumerable<MethodDefinition> Roots(CompiledFirmware firmware)
    {
        string[] whole = ["CountedWindow", "Lockout", "BucketIndex", "TestedNoise", "GeometricNoise", "BitSource", "TestedEntropy", "EntropyHealth"];
        return firmware.Methods.Where(method => whole.Contains(method.DeclaringType.Name) || method.Name is "OnRise" or "OnValueChanged");
    }

    private static bool IsFloating(MethodDefinition method)
    {
        return Named.TypesIn(method).Any(type => Floats.Contains(type.MetadataType) || type.FullName is "System.Decimal" or "System.Math")
            || Named.CodeOf(method).Any(one => one.OpCode.Name.Contains(".r4") || one.OpCode.Name.Contains(".r8") || one.OpCode.Code == Code.Conv_R_Un);
    }

    private static bool NamesText(MethodDefinition method)
    {
        return Named.TypesIn(method).Any(type => type.MetadataType is MetadataType.String or MetadataType.Char)
            || Named.CodeOf(method).Any(one => one.OpCode.Code == Code.Ldstr);
    }

    private static bool Boxes(MethodDefinition method)
    {
        return Named.CodeOf(method).Any(one => one.OpCode.Code == Code.Box);
    }

    private static bool UsesStatics(MethodDefinition method)
    {
        return Named.CodeOf(method).Any(one => one.OpCode.Code is Code.Stsfld or Code.Ldsfld or Code.Ldsflda);
    }

    private static bool Allocates(MethodDefinition method)
    {
        return Named.CodeOf(method).Any(one => one.OpCode.Code == Code.Newarr
            || (one.OpCode.Code == Code.Newobj && !((MethodReference)one.Operand).DeclaringType.IsValueType));
    }

    // The lock itself, the limits, the noise's source and its strength are the same for the life of a window.
    private static IEnumerable<string> TouchedOutsideTheLock(MethodDefinition method)
    {
        string[] fixedForLife = ["_gate", "_limits", "_noise", "_m"];
        return Named.CodeOf(method)
            .Where(one => one.Operand is FieldReference field && field.DeclaringType.Name == method.DeclaringType.Name && !fixedForLife.Contains(field.Name) && !IsLocked(method, one))
            .Select(one => $"{method.Name}: {((FieldReference)one.Operand).Name}");
    }

    private static bool IsLocked(MethodDefinition method, Instruction at)
    {
        return method.Body.ExceptionHandlers.Any(handler =>
            handler.HandlerType == ExceptionHandlerType.Finally
            && at.Offset >= handler.TryStart.Offset
            && at.Offset < handler.TryEnd.Offset
            && Named.CodeOf(method).Any(one => one.Offset >= handler.HandlerStart.Offset && one.Offset < handler.HandlerEnd.Offset && Calls(one, "Exit"))
            && IsOfTheGate(method, handler));
    }

    // A lock is compiled into an object kept in a local, an Enter and a try whose finally exits that local.
    private static bool IsOfTheGate(MethodDefinition method, ExceptionHandler handler)
    {
        Instruction[] before = [.. Named.CodeOf(method).TakeWhile(one => one.Offset < handler.TryEnd.Offset && !Calls(one, "Enter"))];
        return before.LastOrDefault(one => one.Operand is FieldReference || one.OpCode.Code == Code.Newobj) is { Operand: FieldReference { Name: "_gate" } };
    }

    private static bool Calls(Instruction one, string method)
    {
        return one.Operand is MethodReference { DeclaringType.FullName: "System.Threading.Monitor" } called && called.Name == method;
    }

    private static MethodDefinition Own(string name)
    {
        return ModuleDefinition.ReadModule(typeof(CountingPathTests).Assembly.Location).GetTypes()
            .Single(type => type.Name == nameof(CountingPathTests)).Methods.Single(method => method.Name == name);
    }
}
