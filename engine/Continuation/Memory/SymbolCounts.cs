using System.Diagnostics;
using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>
/// How often which symbol followed which context: the last 1, 2, 4 … symbols, as <see cref="Orders"/> says. Room is
/// made once; counting, taking back and looking up allocate nothing. What is taken back leaves no trace: the numbers
/// are whole, and their order does not matter.
/// </summary>
/// <remarks>One thread at a time. 6 MB. Contexts are told apart by 64-bit hashes.</remarks>
internal sealed class SymbolCounts
{
    /// <summary>Symbols that can be counted at a time.</summary>
    public const int MaxSymbols = 1 << 15;

    /// <summary>Lengths of the contexts, ascending; none longer than <see cref="SymbolTrail.Length"/>.</summary>
    public static readonly int[] Orders = [1, 2, 4, 8, 16];

    private const int None = -1;

    private readonly int[] _heads; // of the chains of nodes; a context's nodes are all in one chain
    private readonly Node[] _nodes;
    private readonly SymbolTrail _trail = new();
    private int _free; // chain of unused nodes
    private int _symbols;
    private int _marked; // of them, those of answers that were marked

    public SymbolCounts()
    {
        _nodes = new Node[MaxSymbols * Orders.Length];
        _heads = new int[_nodes.Length];
        Clear();
    }

    /// <summary>Nothing is counted.</summary>
    public bool IsEmpty => _symbols == 0;

    /// <summary>No answer that was marked good or bad is counted.</summary>
    public bool HasNoFeedback => _marked == 0;

    /// <summary>Room for this many symbols more.</summary>
    public int Room => MaxSymbols - _symbols;

    public void Clear()
    {
        Array.Fill(_heads, None);
        for (int i = 0; i < _nodes.Length; i++)
            _nodes[i] = new() { Next = i + 1 };
        _nodes[^1].Next = None;
        _free = 0;
        _symbols = _marked = 0;
    }

    /// <summary>Counts a sequence for the first time.</summary>
    /// <param name="sequence">No longer than <see cref="Room"/>.</param>
    /// <param name="weight">Not negative.</param>
    public void Add(ReadOnlySpan<Token> sequence, SymbolWeight weight)
    {
        Debug.Assert(sequence.Length <= Room, "Whoever adds makes room first.");
        _symbols += sequence.Length;
        _marked += IsMarked(weight) ? sequence.Length : 0;
        Change(sequence, weight);
    }

    /// <summary>Takes a sequence back that was added with this weight.</summary>
    public void Remove(ReadOnlySpan<Token> sequence, SymbolWeight weight)
    {
        _symbols -= sequence.Length;
        _marked -= IsMarked(weight) ? sequence.Length : 0;
        Change(sequence, -weight);
    }

    /// <summary>
    /// The keys of the contexts that a trail ends with, one for each order
    /// that it is long enough for; returns how many.
    /// </summary>
    /// <param name="trail">The symbols so far.</param>
    /// <param name="contexts">As long as <see cref="Orders"/>.</param>
    public static int ContextsOf(SymbolTrail trail, Span<ulong> contexts)
    {
        ulong hash = 0x9E3779B97F4A7C15;
        int found = 0;
        for (int back = 0; back < trail.Count && found < Orders.Length; back++)
        {
            hash = (hash ^ (uint)(trail[back] + 1)) * 0xBF58476D1CE4E5B9;
            hash ^= hash >> 29;
            if (back + 1 == Orders[found])
                contexts[found++] = hash;
        }

        return found;
    }

    /// <summary>What followed a context.</summary>
    public Followers FollowersOf(ulong context) => new(this, context);

    private static bool IsMarked(SymbolWeight weight) => (weight.Liked | weight.Disliked) != 0;

    private void Change(ReadOnlySpan<Token> sequence, SymbolWeight by)
    {
        if (by == default)
            return;
        Span<ulong> contexts = stackalloc ulong[Orders.Length];
        _trail.Clear();
        foreach (Token token in sequence)
        {
            int found = ContextsOf(_trail, contexts);
            foreach (ulong context in contexts[..found])
                Change(context, token.Id, by);
            _trail.Add(token);
        }
    }

    private void Change(ulong context, int symbol, SymbolWeight by)
    {
        ref int link = ref _heads[BucketOf(context)];
        while (link != None && (_nodes[link].Context != context || _nodes[link].Symbol != symbol))
            link = ref _nodes[link].Next;
        if (link == None)
        {
            int taken = _free;
            Debug.Assert(taken != None, "There is a node for each symbol and order.");
            _free = _nodes[taken].Next;
            _nodes[taken] = new() { Context = context, Symbol = symbol, Next = None };
            link = taken;
        }

        int index = link;
        ref Node node = ref _nodes[index];
        node.Heard += by.Heard;
        node.Liked += by.Liked;
        node.Disliked += by.Disliked;
        Debug.Assert(node is { Heard: >= 0, Liked: >= 0, Disliked: >= 0 }, "Only what was counted is taken back.");
        if ((node.Heard | node.Liked | node.Disliked) != 0)
            return;
        link = node.Next;
        node.Next = _free;
        _free = index;
    }

    private int BucketOf(ulong context) => (int)((context >> 20) % (uint)_heads.Length);

    internal struct Node
    {
        public ulong Context;
        public int Next;
        public int Symbol;
        public int Heard;
        public int Liked;
        public int Disliked;
    }

    /// <summary>Walks the symbols that followed a context; each comes once.</summary>
    internal ref struct Followers(SymbolCounts counts, ulong context)
    {
        private int _next = counts._heads[counts.BucketOf(context)];
        private int _current = None;

        public readonly ref readonly Node Current => ref counts._nodes[_current];

        public readonly Followers GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_next != None)
            {
                _current = _next;
                _next = counts._nodes[_current].Next;
                if (counts._nodes[_current].Context == context)
                    return true;
            }

            return false;
        }
    }
}
