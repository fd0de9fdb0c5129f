namespace Continuo.Training.Copying;

/// <summary>Accepts every run of one sequence; remembers where each ends first (Blumer et al. 1985).</summary>
internal sealed class SuffixAutomaton
{
    private readonly List<Dictionary<long, int>> _next = [[]];
    private readonly List<int> _link = [-1];
    private readonly List<int> _length = [0];
    private readonly List<int> _end = [0];

    public SuffixAutomaton(ReadOnlySpan<long> sequence)
    {
        int last = 0;
        for (int i = 0; i < sequence.Length; i++)
            last = Append(sequence[i], i + 1, last);
    }

    /// <summary>The longest common run: its length, and where it ends here and in the other sequence.</summary>
    public (int Length, int End, int OtherEnd) LongestIn(ReadOnlySpan<long> other)
    {
        (int Length, int End, int OtherEnd) best = default;
        int state = 0, length = 0;
        for (int i = 0; i < other.Length; i++)
        {
            while (state > 0 && !_next[state].ContainsKey(other[i]))
            {
                state = _link[state];
                length = _length[state];
            }
            if (!_next[state].TryGetValue(other[i], out int following))
                continue;
            state = following;
            length++;
            if (length > best.Length)
                best = (length, _end[state], i + 1);
        }
        return best;
    }

    private int Append(long symbol, int end, int last)
    {
        int added = Add([], _length[last] + 1, end);
        int at = last;
        for (; at >= 0 && _next[at].TryAdd(symbol, added); at = _link[at])
        {
        }
        if (at < 0)
        {
            _link[added] = 0;
            return added;
        }
        int following = _next[at][symbol];
        if (_length[following] == _length[at] + 1)
        {
            _link[added] = following;
            return added;
        }
        int clone = Add(new(_next[following]), _length[at] + 1, _end[following]);
        _link[clone] = _link[following];
        for (; at >= 0 && _next[at].GetValueOrDefault(symbol, -1) == following; at = _link[at])
            _next[at][symbol] = clone;
        _link[following] = clone;
        _link[added] = clone;
        return added;
    }

    private int Add(Dictionary<long, int> next, int length, int end)
    {
        _next.Add(next);
        _link.Add(-1);
        _length.Add(length);
        _end.Add(end);
        return _next.Count - 1;
    }
}
