using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>Runs the code of one method on an evaluation stack that holds, instead of values, the places they come from.</summary>
internal sealed class MethodReader
{
    private readonly MethodDefinition _method;
    private readonly ValueFlow _flow;
    private readonly ControlDependence _dependence;
    private readonly Dictionary<Instruction, int> _indexes;
    private readonly List<Slot>?[] _entries;
    private readonly Queue<int> _open = new();

    private MethodReader(MethodDefinition method, ValueFlow flow)
    {
        _method = method;
        _flow = flow;
        _dependence = new ControlDependence(method.Body);
        _indexes = _dependence.Instructions.Select((one, index) => (one, index)).ToDictionary(pair => pair.one, pair => pair.index);
        _entries = new List<Slot>?[_dependence.Instructions.Count];
    }

    public static void Read(MethodDefinition method, ValueFlow flow)
    {
        new MethodReader(method, flow).Run();
    }

    private void Run()
    {
        Enter(0, []);
        foreach (ExceptionHandler handler in _method.Body.ExceptionHandlers)
        {
            Enter(_indexes[handler.HandlerStart], handler.HandlerType == ExceptionHandlerType.Catch ? [Slot.Empty] : []);
        }

        while (_open.TryDequeue(out int index))
        {
            Stack<Slot> stack = new(_entries[index]!.Select(slot => slot.Copy()));
            Step(index, stack);
            List<Slot> after = [.. stack.Reverse()];
            foreach (int next in _dependence.SuccessorsOf(index))
            {
                bool leaves = _dependence.Instructions[index].OpCode.Code is Code.Leave or Code.Leave_S or Code.Endfinally;
                Enter(next, leaves ? [] : after);
            }
        }
    }

    private void Enter(int index, List<Slot> stack)
    {
        if (_entries[index] is not { } known)
        {
            _entries[index] = [.. stack.Select(slot => slot.Copy())];
            _open.Enqueue(index);
            return;
        }

        if (stack.Count != known.Count)
        {
            throw new InvalidOperationException($"{_method.FullName}, {_dependence.Instructions[index]}: one way comes with {known.Count} on the stack, another with {stack.Count}");
        }

        bool isNew = false;
        for (int i = 0; i < stack.Count; i++)
        {
            isNew |= known[i].Merge(stack[i]);
        }

        if (isNew)
        {
            _open.Enqueue(index);
        }
    }

    private void Step(int index, Stack<Slot> stack)
    {
        Instruction one = _dependence.Instructions[index];
        HashSet<Place> branches = [.. _dependence.Branches[index].Select(BranchAt)];
        HashSet<Place> controls = [.. branches, _flow.ContextOf(_method)];
        Slot[] popped = Pop(one, stack);
        if (_dependence.SuccessorsOf(index).Count > 1)
        {
            _flow.Join(BranchAt(index), Slot.Computed(popped), controls, _method);
            return;
        }

        Slot? pushed = Pushed(index, one, popped, controls);
        if (pushed != null)
        {
            pushed = pushed.DecidedBy(branches);
            stack.Push(pushed);
            if (one.OpCode.Code == Code.Dup)
            {
                stack.Push(pushed.Copy());
            }
        }
    }

    private Slot? Pushed(int index, Instruction one, Slot[] popped, HashSet<Place> controls)
    {
        switch (one.OpCode.Code)
        {
            case Code.Call or Code.Callvirt or Code.Newobj:
                return Call(index, one, (MethodReference)one.Operand, popped, controls);
            case Code.Ret:
                if (popped.Length > 0)
                {
                    _flow.Store(_flow.ReturnOf(_method), popped[0], controls, _method);
                }

                return null;
            case Code.Stfld:
                // Which object it is may be chosen by a value, and then tells of it: here and where a field is read.
                _flow.Store(_flow.FieldOf((FieldReference)one.Operand), popped[1].With(Slot.Computed([popped[0]])), controls, _method);
                return null;
            case Code.Stsfld:
                _flow.Store(_flow.FieldOf((FieldReference)one.Operand), popped[0], controls, _method);
                return null;
            case Code.Ldfld:
                return Field(one).With(popped[0]);
            case Code.Ldsfld:
                return Field(one);
            case Code.Ldflda or Code.Ldsflda:
                return Slot.AddressOf(_flow.FieldOf((FieldReference)one.Operand)).With(Slot.Computed(popped));
            case Code.Ldelema:
                return new Slot([], popped[0].Contents, [], []).With(popped[0]).With(popped[1]);
            case Code.Ldftn:
                MethodReference target = (MethodReference)one.Operand;
                _flow.NameMethod(_method, target);
                return Slot.Of(_flow.FunctionOf(target));
            case Code.Newarr:
                return _flow.Load(_flow.NewArray(_method, one), isShared: true).With(popped[0]);
            case Code.Dup or Code.Castclass or Code.Isinst or Code.Box or Code.Unbox or Code.Unbox_Any:
                return popped[0];
            default:
                return ThroughOrComputed(one, popped, controls);
        }
    }

    private Slot? ThroughOrComputed(Instruction one, Slot[] popped, HashSet<Place> controls)
    {
        string name = one.OpCode.Name;
        if (name.StartsWith("ldelem", StringComparison.Ordinal) || name.StartsWith("ldind", StringComparison.Ordinal) || one.OpCode.Code == Code.Ldobj)
        {
            return _flow.LoadThrough(popped[0]).With(Slot.Computed(popped));
        }

        if (name.StartsWith("stelem", StringComparison.Ordinal) || name.StartsWith("stind", StringComparison.Ordinal) || one.OpCode.Code == Code.Stobj)
        {
            StoreThrough(popped[0], popped[^1].With(Slot.Computed(popped[..^1])), controls);
            return null;
        }

        if (one.OpCode.Code == Code.Initobj)
        {
            StoreThrough(popped[0], Slot.Empty, controls);
            return null;
        }

        return LocalOrComputed(one, popped, controls);
    }

    private Slot? LocalOrComputed(Instruction one, Slot[] popped, HashSet<Place> controls)
    {
        if (IlOperand.Variable(one, _method) is { } local)
        {
            return StoreOrLoad(one, _flow.LocalOf(_method, local), local.VariableType, popped, controls);
        }

        if (IlOperand.Argument(one, _method) is { } argument)
        {
            return StoreOrLoad(one, _flow.ParameterOf(_method, argument), IlOperand.TypeOfArgument(_method, argument), popped, controls);
        }

        return one.OpCode.StackBehaviourPush == StackBehaviour.Push0 ? null : Slot.Computed(popped);
    }

    private Slot? StoreOrLoad(Instruction one, Place place, TypeReference type, Slot[] popped, HashSet<Place> controls)
    {
        if (popped.Length > 0)
        {
            _flow.Store(place, popped[0], controls, _method);
            return null;
        }

        bool isAddress = one.OpCode.Code is Code.Ldloca or Code.Ldloca_S or Code.Ldarga or Code.Ldarga_S;
        return isAddress ? Slot.AddressOf(place) : _flow.Load(place, ValueFlow.IsShared(type));
    }

    private Slot Field(Instruction one)
    {
        FieldReference field = (FieldReference)one.Operand;
        return _flow.Load(_flow.FieldOf(field), ValueFlow.IsShared(field.FieldType));
    }

    private Slot? Call(int index, Instruction one, MethodReference declared, Slot[] popped, HashSet<Place> controls)
    {
        bool makes = one.OpCode.Code == Code.Newobj;
        List<Slot> arguments = [.. popped];
        Place made = _flow.NewObject(_method, one, declared.DeclaringType);
        if (makes)
        {
            if (popped.Length == 2 && popped[1].Values.FirstOrDefault(_flow.IsFunction) is { } function)
            {
                _flow.BindDelegate(popped[0], function, _method);
            }

            arguments.Insert(0, Slot.Of(made));
        }

        bool isVirtual = one.OpCode.Code == Code.Callvirt;
        Place result = _flow.ResultOf(_method, index);
        _flow.Call(new CallSite(_method, declared, isVirtual, declared.HasThis ? arguments[0] : null, arguments, result, controls));
        return makes ? Slot.Of(made)
            : IlOperand.ReturnsNothing(declared) ? null
            : _flow.Load(result, ValueFlow.IsShared(declared.ReturnType));
    }

    private void StoreThrough(Slot address, Slot value, HashSet<Place> controls)
    {
        foreach (Place place in address.Contents)
        {
            _flow.Store(place, value, controls, _method);
        }
    }

    private Place BranchAt(int index)
    {
        return _flow.BranchOf(_method, index);
    }

    private Slot[] Pop(Instruction one, Stack<Slot> stack)
    {
        int count = IlOperand.PopCount(one, stack.Count, _method);
        Slot[] popped = new Slot[count];
        for (int i = count - 1; i >= 0; i--)
        {
            popped[i] = stack.Pop();
        }

        return one.OpCode.Code == Code.Ret && stack.Count > 0
            ? throw new InvalidOperationException($"{_method.FullName}: {stack.Count} left on the stack at its end")
            : popped;
    }
}
