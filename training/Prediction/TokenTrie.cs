using System.Numerics;

namespace Continuo.Training.Prediction;

/// <summary>
/// All short sequences of a corpus with their counts. A node is a sequence; its children are the tokens that follow it.
/// About 30 bytes a node.
/// </summary>
internal sealed class TokenTrie
{
    /// <summary>The empty sequence.</summary>
    public const int Root = 0;

    /// <summary>The end of a list of children; no child is the root.</summary>
    public const int None = 0;

    private const int FirstSlots = 1 << 16;

    private int[] _count = new int[1024];
    private int[] _firstChild = new int[1024];
    private int[] _nextSibling = new int[1024];
    private int[] _parent = new int[1024];
    private short[] _token = new short[1024];

    // Open addressing from (parent, token) to the child; None = free.
    private int[] _slots = new int[FirstSlots];

    public int Nodes { get; private set; } = 1;

    /// <summary>Counts a sequence and all that it begins with.</summary>
    public void Count(ReadOnlySpan<int> sequence)
    {
        int node = Root;
        foreach (int token in sequence)
        {
            node = FindOrAdd(node, token);
            _count[node]++;
        }
    }

    /// <summary>Counts a token behind the last ones of a history: one sequence, and not what it begins with.</summary>
    public void CountBehind(List<int> history, int length, int token)
    {
        int node = Root;
        for (int i = history.Count - length; i < history.Count; i++)
            node = FindOrAdd(node, history[i]);
        node = FindOrAdd(node, token); // which may move the counts
        _count[node]++;
    }

    public int FirstChild(int node) => _firstChild[node];

    public int NextSibling(int node) => _nextSibling[node];

    public int TokenOf(int node) => _token[node];

    public int CountOf(int node) => _count[node];

    public int ParentOf(int node) => _parent[node];

    /// <summary>The child, or -1.</summary>
    public int Find(int parent, int token)
    {
        int mask = _slots.Length - 1;
        for (int slot = SlotOf(parent, token); _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int child = _slots[slot];
            if (_parent[child] == parent && _token[child] == token)
                return child;
        }
        return -1;
    }

    /// <summary>The last symbols of a history as a sequence, or -1.</summary>
    public int FindPath(List<int> history, int length)
    {
        int node = Root;
        for (int i = history.Count - length; i < history.Count && node >= 0; i++)
            node = Find(node, history[i]);
        return node;
    }

    private int FindOrAdd(int parent, int token)
    {
        int found = Find(parent, token);
        if (found >= 0)
            return found;
        if (2L * Nodes >= _slots.Length)
            GrowSlots();
        if (Nodes == _count.Length)
            GrowNodes();
        int node = Nodes++;
        _token[node] = (short)token;
        _parent[node] = parent;
        _nextSibling[node] = _firstChild[parent];
        _firstChild[parent] = node;
        Place(node);
        return node;
    }

    private void Place(int node)
    {
        int mask = _slots.Length - 1;
        int slot = SlotOf(_parent[node], _token[node]);
        while (_slots[slot] != 0)
            slot = (slot + 1) & mask;
        _slots[slot] = node;
    }

    private int SlotOf(int parent, int token)
    {
        ulong key = ((ulong)(uint)parent << 16 | (uint)token) * 0x9E3779B97F4A7C15;
        return (int)(key >> (64 - BitOperations.Log2((uint)_slots.Length)));
    }

    private void GrowSlots()
    {
        _slots = new int[_slots.Length * 2];
        for (int node = 1; node < Nodes; node++)
            Place(node);
    }

    private void GrowNodes()
    {
        int size = _count.Length * 2;
        Array.Resize(ref _count, size);
        Array.Resize(ref _firstChild, size);
        Array.Resize(ref _nextSibling, size);
        Array.Resize(ref _token, size);
        Array.Resize(ref _parent, size);
    }
}
