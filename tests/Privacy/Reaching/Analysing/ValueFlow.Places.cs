using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <content>The places, each made when it is first asked for.</content>
internal sealed partial class ValueFlow
{
    public Place FieldOf(FieldReference field)
    {
        return Get($"{field.DeclaringType.Name}.{field.Name}", CompiledFirmware.AreaOf(field.DeclaringType), null);
    }

    /// <param name="method">A method of ours.</param>
    /// <param name="argument">Number, the object of an instance method being 0.</param>
    public Place ParameterOf(MethodDefinition method, int argument)
    {
        int parameter = method.HasThis ? argument - 1 : argument;
        return OfMethod(method, parameter < 0 ? "this" : method.Parameters[parameter].Name);
    }

    public Place LocalOf(MethodDefinition method, VariableDefinition local)
    {
        return OfMethod(method, $"local {local.Index}");
    }

    public Place ReturnOf(MethodDefinition method)
    {
        return OfMethod(method, "result");
    }

    /// <summary>Whether the method runs at all.</summary>
    public Place ContextOf(MethodDefinition method)
    {
        return OfMethod(method, "is called");
    }

    public Place BranchOf(MethodDefinition method, int instruction)
    {
        return OfMethod(method, $"branch {instruction}");
    }

    public Place ResultOf(MethodDefinition caller, int instruction)
    {
        return OfMethod(caller, $"result of call {instruction}");
    }

    public Place NewArray(MethodDefinition site, Instruction one)
    {
        return OfMethod(site, $"array {one.Offset}");
    }

    public Place NewObject(MethodDefinition site, Instruction one, TypeReference type)
    {
        Place place = OfMethod(site, $"object {one.Offset}");
        if (_firmware.Find(type) is { } made && one.OpCode.Code == Code.Newobj)
        {
            _types[place] = [made];
        }

        return place;
    }

    /// <summary>An argument of a method that has no code of ours: a contract's, or the framework's.</summary>
    public Place OutsideOf(MethodReference method, int argument)
    {
        int parameter = method.HasThis ? argument - 1 : argument;
        string name = parameter < 0 ? "this" : _firmware.Find(method)?.Parameters[parameter].Name ?? $"argument {parameter}";
        return Get($"{method.DeclaringType.FullName}.{method.Name}({name})", CompiledFirmware.AreaOf(method.DeclaringType), method);
    }

    /// <summary>The elements of an array, or what an address leads to.</summary>
    public Place ContentOf(Place place)
    {
        // Arrays of arrays of arrays there are none: a third step stands for all deeper ones.
        return place.Key.EndsWith("[][]", StringComparison.Ordinal) ? place : Get(place.Key + "[]", place.Area, place.Method);
    }

    public Place FunctionOf(MethodReference target)
    {
        string key = $"function {target.FullName}";
        _functions[key] = target;
        return Get(key, CompiledFirmware.AreaOf(target.DeclaringType), null);
    }

    public bool IsFunction(Place place)
    {
        return _functions.ContainsKey(place.Key);
    }

    private Place OfMethod(MethodDefinition method, string what)
    {
        string parameters = string.Join(",", method.Parameters.Select(parameter => parameter.ParameterType.Name));
        return Get($"{method.DeclaringType.Name}.{method.Name}[{parameters}]({what})", CompiledFirmware.AreaOf(method.DeclaringType), method);
    }

    private Place Get(string key, Area area, MethodReference? method)
    {
        return _places.TryGetValue(key, out Place? place) ? place : _places[key] = new Place(key, area, method);
    }
}
