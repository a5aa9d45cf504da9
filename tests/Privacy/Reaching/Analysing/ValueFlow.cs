using Mono.Cecil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>
/// Which place of the firmware's code tells of which other, and which methods call which. All methods are looked at, whether or not
/// anything calls them.
/// </summary>
/// <remarks>
/// <para>What it covers: values handed on through fields, parameters, locals, results, array elements, <c>ref</c> and <c>out</c>; values
/// computed with; and what a branch decides: what is stored, returned or called in a stretch of code that runs or does not by it, also in
/// the methods called from there. A virtual call goes to each implementation whose objects can come to its receiver (types flow along the
/// same edges, as in variable type analysis, Sundaresan and others 2000). All objects of a class share one place for each field, an array's
/// elements share one, and all calls of a method share its parameters: so it finds too much rather than too little.</para>
/// <para>What it does not cover: how long something takes, what an exception tells by being thrown, what the framework does inside beyond
/// handing any argument to any array, <c>ref</c> argument or result, and reflection, pointers and calls through delegates, which other rules
/// forbid to the firmware.</para>
/// </remarks>
internal sealed partial class ValueFlow
{
    private readonly CompiledFirmware _firmware;
    private readonly Dictionary<string, Place> _places = [];
    private readonly Dictionary<string, MethodReference> _functions = [];
    private readonly Dictionary<Place, Dictionary<(Place To, FlowKind Kind), MethodDefinition>> _edges = [];
    private readonly Dictionary<Place, HashSet<TypeDefinition>> _types = [];
    private readonly Dictionary<MethodDefinition, HashSet<MethodReference>> _calls = [];
    private readonly Dictionary<string, CallSite> _sites = [];

    public ValueFlow(CompiledFirmware firmware)
    {
        _firmware = firmware;
        foreach (MethodDefinition method in firmware.Methods.Where(method => method.HasBody))
        {
            MethodReader.Read(method, this);
        }

        while (ResolveCalls())
        {
            SpreadTypes();
        }
    }

    /// <summary>How many edges between places there are.</summary>
    public int EdgeCount => _edges.Values.Sum(targets => targets.Count);

    /// <summary>How many calls from one method to another there are.</summary>
    public int CallCount => _calls.Values.Sum(called => called.Count);

    public IEnumerable<CallSite> Sites => _sites.Values;

    /// <summary>Whether two names of one such value lead to the same content.</summary>
    public static bool IsShared(TypeReference type)
    {
        return type.IsArray || type.IsByReference;
    }

    /// <summary>Methods that a method's own code can run, name or create a delegate of; also of the framework.</summary>
    public IEnumerable<MethodReference> CalledBy(MethodDefinition method)
    {
        return _calls.GetValueOrDefault(method, []);
    }

    /// <summary>All methods of ours that can run once one of <paramref name="roots"/> does, those among them.</summary>
    public IReadOnlySet<MethodDefinition> Reach(IEnumerable<MethodDefinition> roots)
    {
        HashSet<MethodDefinition> reached = [.. roots];
        Queue<MethodDefinition> open = new(reached);
        while (open.TryDequeue(out MethodDefinition? method))
        {
            foreach (MethodReference called in CalledBy(method))
            {
                if (_firmware.Find(called) is { } found && reached.Add(found))
                {
                    open.Enqueue(found);
                }
            }
        }

        return reached;
    }

    /// <summary>Edges out of a place, with the method whose code makes each.</summary>
    public IEnumerable<(Place To, FlowKind Kind, MethodDefinition Site)> From(Place place)
    {
        return _edges.TryGetValue(place, out Dictionary<(Place To, FlowKind Kind), MethodDefinition>? targets)
            ? targets.Select(edge => (edge.Key.To, edge.Key.Kind, edge.Value))
            : [];
    }

    /// <summary>Types of ours whose objects can be at a place.</summary>
    public IReadOnlyCollection<TypeDefinition> TypesAt(Place place)
    {
        return _types.GetValueOrDefault(place, []);
    }

    /// <summary>Has a value be at a place. Where it is an array or an address, both names then lead to the same content.</summary>
    public void Store(Place target, Slot value, IEnumerable<Place> controls, MethodDefinition site)
    {
        Join(target, value, controls, site);
        foreach (Place content in value.Contents)
        {
            Add(content, ContentOf(target), FlowKind.Value, site);
            Add(ContentOf(target), content, FlowKind.Value, site);
        }
    }

    /// <summary>Has a place tell of a value.</summary>
    public void Join(Place target, Slot value, IEnumerable<Place> controls, MethodDefinition site)
    {
        AddAll(value.Values, target, FlowKind.Value, site);
        AddAll(value.Data, target, FlowKind.Data, site);
        AddAll(value.Controls.Concat(controls), target, FlowKind.Control, site);
    }

    public Slot Load(Place place, bool isShared)
    {
        return isShared ? new Slot([place], [ContentOf(place)], [], []) : Slot.Of(place);
    }

    /// <summary>What is read from an array or an address.</summary>
    public Slot LoadThrough(Slot address)
    {
        return new Slot([.. address.Contents], [.. address.Contents.Select(ContentOf)], [], []);
    }

    public void Call(CallSite site)
    {
        string key = site.Result.Key;
        _sites[key] = site;
        CallsOf(site.Caller).Add(site.Declared);
        if (site.Declared.Name == ".ctor" && _firmware.Find(site.Declared.DeclaringType) is { } made)
        {
            // What the framework may call of an object that it is given.
            CallsOf(site.Caller).UnionWith(made.Methods.Where(method => method.IsVirtual && method.Name is "ToString" or "Equals" or "GetHashCode" or "Finalize"));
        }

        NameType(site.Caller, site.Declared.DeclaringType);
    }

    public void NameMethod(MethodDefinition site, MethodReference named)
    {
        CallsOf(site).Add(named);
    }

    public void BindDelegate(Slot receiver, Place function, MethodDefinition site)
    {
        if (_firmware.Find(_functions[function.Key]) is { HasThis: true } bound)
        {
            Store(ParameterOf(bound, 0), receiver, [], site);
        }
    }

    private HashSet<MethodReference> CallsOf(MethodDefinition method)
    {
        return _calls.TryGetValue(method, out HashSet<MethodReference>? calls) ? calls : _calls[method] = [];
    }

    private void NameType(MethodDefinition site, TypeReference type)
    {
        if (_firmware.Find(type)?.Methods.FirstOrDefault(method => method.IsConstructor && method.IsStatic) is { } cctor)
        {
            CallsOf(site).Add(cctor);
        }
    }

    private void AddAll(IEnumerable<Place> from, Place to, FlowKind kind, MethodDefinition site)
    {
        foreach (Place source in from)
        {
            Add(source, to, kind, site);
        }
    }

    private void Add(Place from, Place to, FlowKind kind, MethodDefinition site)
    {
        if (!_edges.TryGetValue(from, out Dictionary<(Place To, FlowKind Kind), MethodDefinition>? targets))
        {
            _edges[from] = targets = [];
        }

        targets.TryAdd((to, kind), site);
    }

    // Each call is led to what it can run, with the types known so far; true when that was anything new.
    private bool ResolveCalls()
    {
        int before = EdgeCount + CallCount;
        foreach (CallSite site in _sites.Values)
        {
            MethodDefinition? declared = _firmware.Find(site.Declared);
            if (declared == null || !declared.HasBody)
            {
                PassOutside(site);
            }

            if (!site.IsVirtual || declared is { IsVirtual: false })
            {
                if (declared is { HasBody: true })
                {
                    Pass(site, declared);
                }

                continue;
            }

            foreach (TypeDefinition type in site.Receiver!.Values.SelectMany(TypesAt).Distinct().ToArray())
            {
                if (_firmware.Resolve(type, site.Declared) is { } run)
                {
                    Pass(site, run);
                }
            }
        }

        return before != EdgeCount + CallCount;
    }

    private void Pass(CallSite site, MethodDefinition run)
    {
        CallsOf(site.Caller).Add(run);
        for (int i = 0; i < site.Arguments.Count; i++)
        {
            Store(ParameterOf(run, i), site.Arguments[i], [], site.Caller);
        }

        AddAll(site.Controls, ContextOf(run), FlowKind.Control, site.Caller);
        Slot result = Load(ReturnOf(run), IsShared(run.ReturnType));
        Store(site.Result, site.Receiver == null ? result : result.With(Slot.Computed([site.Receiver with { Values = [] }])), [], site.Caller);
    }

    // Code that is not ours: each argument can come out by the result and by each array or ref argument.
    private void PassOutside(CallSite site)
    {
        for (int i = 0; i < site.Arguments.Count; i++)
        {
            Slot argument = site.Arguments[i];
            Slot whole = argument with { Values = [.. argument.Values, .. argument.Contents] };
            Join(OutsideOf(site.Declared, i), whole, site.Controls, site.Caller);
            Join(site.Result, whole, [], site.Caller);
            Join(ContentOf(site.Result), whole, [], site.Caller);
            foreach (Place content in site.Arguments.Where((_, j) => j != i).SelectMany(other => other.Contents))
            {
                Join(content, whole, site.Controls, site.Caller);
            }
        }
    }

    private void SpreadTypes()
    {
        Queue<Place> open = new(_types.Keys);
        while (open.TryDequeue(out Place? place))
        {
            foreach ((Place to, FlowKind kind, _) in From(place))
            {
                if (kind == FlowKind.Value)
                {
                    HashSet<TypeDefinition> there = _types.TryGetValue(to, out HashSet<TypeDefinition>? known) ? known : _types[to] = [];
                    int before = there.Count;
                    there.UnionWith(_types[place]);
                    if (there.Count != before)
                    {
                        open.Enqueue(to);
                    }
                }
            }
        }
    }
}
