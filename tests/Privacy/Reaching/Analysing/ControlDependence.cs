using System.Collections;
using Mono.Cecil.Cil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>
/// Which branches of a method decide whether an instruction runs (Ferrante, Ottenstein and Warren 1987): one depends on a branch
/// when it lies on every way from one of the branch's targets to the end, and not on every way from the branch itself.
/// </summary>
/// <remarks>Ways that begin with an exception are not looked at. A finally block runs on each way out of its try block.</remarks>
internal sealed class ControlDependence
{
    private readonly List<int>[] _successors;
    private readonly BitArray[] _postdominators;

    public ControlDependence(MethodBody body)
    {
        Instructions = [.. body.Instructions];
        Dictionary<Instruction, int> places = Instructions.Select((one, index) => (one, index)).ToDictionary(pair => pair.one, pair => pair.index);
        _successors = [.. Instructions.Select((one, index) => Successors(body, one, index, places))];
        End = Instructions.Count;
        OpenEndlessLoops();
        _postdominators = Postdominators();
        Branches = [.. Instructions.Select((_, index) => DecidingBranches(index))];
    }

    public IReadOnlyList<Instruction> Instructions { get; }

    /// <summary>By instruction: the branches that it depends on.</summary>
    public IReadOnlyList<int[]> Branches { get; }

    private int End { get; }

    public IReadOnlyList<int> SuccessorsOf(int instruction)
    {
        return [.. _successors[instruction].Where(next => next != End)];
    }

    private List<int> Successors(MethodBody body, Instruction one, int index, Dictionary<Instruction, int> places)
    {
        switch (one.OpCode.FlowControl)
        {
            case FlowControl.Branch when one.OpCode.Code is Code.Leave or Code.Leave_S:
                ExceptionHandler? left = Handlers(body, one, isTry: true).FirstOrDefault(handler => !Covers(handler, (Instruction)one.Operand));
                return [places[left == null ? (Instruction)one.Operand : left.HandlerStart]];
            case FlowControl.Branch:
                return [places[(Instruction)one.Operand]];
            case FlowControl.Cond_Branch when one.Operand is Instruction[] targets:
                return [.. targets.Select(target => places[target]).Append(index + 1).Distinct()];
            case FlowControl.Cond_Branch:
                return [.. new[] { places[(Instruction)one.Operand], index + 1 }.Distinct()];
            case FlowControl.Return when one.OpCode.Code == Code.Endfinally:
                ExceptionHandler handler = Handlers(body, one, isTry: false).First();
                return [.. body.Instructions.Where(leave => leave.OpCode.Code is Code.Leave or Code.Leave_S && Covers(handler, leave))
                    .Select(leave => places[(Instruction)leave.Operand]).Distinct()];
            case FlowControl.Return or FlowControl.Throw:
                return [Instructions.Count];
            default:
                return [index + 1];
        }
    }

    private static IEnumerable<ExceptionHandler> Handlers(MethodBody body, Instruction one, bool isTry)
    {
        return body.ExceptionHandlers.Where(handler => handler.HandlerType == ExceptionHandlerType.Finally
            && (isTry ? Covers(handler, one) : one.Offset >= handler.HandlerStart.Offset && (handler.HandlerEnd == null || one.Offset < handler.HandlerEnd.Offset)));
    }

    private static bool Covers(ExceptionHandler handler, Instruction one)
    {
        return one.Offset >= handler.TryStart.Offset && one.Offset < handler.TryEnd.Offset;
    }

    // From a loop that never ends no way leads to the end; one is laid from each jump back, so that the definition holds.
    private void OpenEndlessLoops()
    {
        bool[] ends = new bool[End + 1];
        ends[End] = true;
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = End - 1; i >= 0; i--)
            {
                if (!ends[i] && _successors[i].Any(next => ends[next]))
                {
                    ends[i] = changed = true;
                }
            }
        }

        for (int i = 0; i < End; i++)
        {
            if (!ends[i] && _successors[i].Any(next => next <= i))
            {
                _successors[i].Add(End);
            }
        }
    }

    private BitArray[] Postdominators()
    {
        BitArray[] sets = [.. Enumerable.Range(0, End + 1).Select(_ => new BitArray(End + 1, true))];
        sets[End].SetAll(false);
        sets[End][End] = true;
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = End - 1; i >= 0; i--)
            {
                BitArray common = new(End + 1, true);
                _successors[i].ForEach(next => common.And(sets[next]));
                common[i] = true;
                if (!common.Cast<bool>().SequenceEqual(sets[i].Cast<bool>()))
                {
                    sets[i] = common;
                    changed = true;
                }
            }
        }

        return sets;
    }

    private int[] DecidingBranches(int instruction)
    {
        return [.. Enumerable.Range(0, End).Where(branch => _successors[branch].Count > 1
            && (branch == instruction || !_postdominators[branch][instruction])
            && _successors[branch].Any(next => _postdominators[next][instruction]))];
    }
}
