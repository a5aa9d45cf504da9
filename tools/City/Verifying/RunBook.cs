using System.Globalization;

namespace EdgeNode.City;

/// <summary>The state of each run of a file. Room grows by blocks that never move, so that a state can be changed in place.</summary>
internal sealed class RunBook
{
    private const int BlockBits = 12;
    private const int BlockLength = 1 << BlockBits;
    private const int BitsOfACharacter = 8;
    private const int FewestSlots = 16;

    private readonly List<RunState[]> _blocks = [];

    // Open addressing, at most half full: number of the state plus one, or 0.
    private int[] _slots = new int[FewestSlots];

    /// <summary>How many runs there are.</summary>
    internal int Count { get; private set; }

    /// <summary>How many nodes these are of.</summary>
    internal int CountNodes()
    {
        var nodes = new UInt128[Count];
        for (int number = 0; number < Count; number++)
        {
            nodes[number] = StateOf(number).Node;
        }

        Array.Sort(nodes);
        return nodes.Where((node, index) => index == 0 || node != nodes[index - 1]).Count();
    }

    /// <summary>The state of a run; a new one where there is none yet.</summary>
    /// <param name="node">Node id, at most 16 characters of ASCII.</param>
    /// <param name="run">Eight hexadecimal digits.</param>
    internal ref RunState StateOf(string node, string run)
    {
        UInt128 nodeNumber = 0;
        foreach (char letter in node)
        {
            nodeNumber = (nodeNumber << BitsOfACharacter) | letter;
        }

        uint runNumber = uint.Parse(run, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        int slot = SlotOf(nodeNumber, runNumber);
        if (_slots[slot] == 0)
        {
            Add(nodeNumber, runNumber, slot);
            slot = SlotOf(nodeNumber, runNumber);
        }

        return ref StateOf(_slots[slot] - 1);
    }

    /// <summary>Thirty-two hexadecimal digits as a number.</summary>
    internal static UInt128 NumberOf(string digits)
    {
        return UInt128.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private ref RunState StateOf(int number)
    {
        return ref _blocks[number >> BlockBits][number & (BlockLength - 1)];
    }

    private void Add(UInt128 node, uint run, int slot)
    {
        if (Count == _blocks.Count * BlockLength)
        {
            _blocks.Add(new RunState[BlockLength]);
        }

        ref RunState state = ref StateOf(Count);
        state.Node = node;
        state.Run = run;
        Count++;
        _slots[slot] = Count;
        if (Count > _slots.Length / 2)
        {
            _slots = new int[_slots.Length * 2];
            for (int number = 0; number < Count; number++)
            {
                ref RunState moved = ref StateOf(number);
                _slots[SlotOf(moved.Node, moved.Run)] = number + 1;
            }
        }
    }

    // HashCode is seeded anew in each process: no file can be made whose runs all collide.
    private int SlotOf(UInt128 node, uint run)
    {
        int slot = HashCode.Combine(node, run) & (_slots.Length - 1);
        while (_slots[slot] != 0 && !IsOf(ref StateOf(_slots[slot] - 1), node, run))
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    private static bool IsOf(ref RunState state, UInt128 node, uint run)
    {
        return state.Node == node && state.Run == run;
    }
}
