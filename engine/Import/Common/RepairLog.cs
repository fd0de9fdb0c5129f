namespace Continuo.Engine.Import.Common;

/// <summary>
/// Collects what a reader repairs; under <see cref="ReadPolicy.Strict"/> the first entry is the refusal.
/// </summary>
/// <param name="fileName">For the message.</param>
/// <param name="policy">What to do with flaws.</param>
/// <param name="countsLines">Places are lines of text; else byte offsets.</param>
internal sealed class RepairLog(string fileName, ReadPolicy policy, bool countsLines = false)
{
    private readonly Dictionary<string, Kind> _kinds = [];

    /// <summary>One sentence for each kind, in the order in which they first occurred.</summary>
    public IReadOnlyList<string> Sentences => [.. _kinds.Select(entry => Describe(entry.Key, entry.Value))];

    /// <summary>Notes a flaw that is repaired.</summary>
    /// <param name="what">A constant sentence: flaw; remedy. Equal ones are counted.</param>
    /// <param name="place">Byte offset, or line.</param>
    /// <exception cref="ScoreReadException">Flaws are to be refused.</exception>
    public void Add(string what, long place)
    {
        if (policy == ReadPolicy.Strict)
            throw Refusal(what, place);
        _kinds[what] = _kinds.TryGetValue(what, out Kind known)
            ? known with { Count = known.Count + 1 }
            : new Kind(1, place);
    }

    /// <summary>What to throw when nothing can be repaired.</summary>
    public ScoreReadException Refusal(string problem, long place) =>
        countsLines ? new(fileName, problem, line: (int)place) : new(fileName, problem, position: place);

    private string Describe(string what, Kind kind)
    {
        string unit = countsLines ? "line" : "byte";
        return kind.Count == 1
            ? FormattableString.Invariant($"{what} ({unit} {kind.FirstPlace})")
            : FormattableString.Invariant($"{what} ({kind.Count} times, first at {unit} {kind.FirstPlace})");
    }

    private readonly record struct Kind(int Count, long FirstPlace);
}
