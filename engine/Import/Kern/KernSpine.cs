using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Kern;

/// <summary>A column of a Humdrum file at some line. Columns that were split share their root and their part.</summary>
/// <param name="root">The column of the first line, counted over the file.</param>
/// <param name="voice">Its own number.</param>
internal sealed class KernSpine(int root, int voice)
{
    public int Root { get; } = root;

    public int Voice { get; } = voice;

    /// <summary>Null when the column holds something other than **kern.</summary>
    public NotationPart? Part { get; set; }

    /// <summary>Of the part, in the file's order; without meaning when it is null.</summary>
    public int PartIndex { get; set; }

    /// <summary>Where its last note or rest ends.</summary>
    public Fraction End { get; set; }
}

/// <summary>The columns and how interpretations change them: *^ splits, *v joins, *x swaps, *+ adds, *- ends.</summary>
internal sealed class KernSpines(RepairLog log)
{
    public const int Most = 1000; // scores for orchestra have some fifty
    private const int Reach = 8;

    private int _roots;
    private int _voices;

    public List<KernSpine> Current { get; private set; } = [];

    public KernSpine New(Fraction end) => new(_roots++, _voices++) { End = end };

    public static ScoreReadException TooMany(RepairLog log, int line) =>
        log.Refusal(FormattableString.Invariant($"more than {Most} columns"), line);

    public static bool IsManipulator(string token) => token is "*^" or "*v" or "*x" or "*+" or "*-";

    public void Manipulate(string[] tokens, Fraction now, int line)
    {
        MendJoins(tokens, line);
        var next = new List<KernSpine>(Current.Count + 2);
        for (int i = 0; i < Current.Count; i++)
        {
            KernSpine spine = Current[i];
            switch (i < tokens.Length ? tokens[i] : "*")
            {
                case "*^":
                    next.Add(spine);
                    next.Add(new KernSpine(spine.Root, _voices++)
                    {
                        Part = spine.Part,
                        PartIndex = spine.PartIndex,
                        End = spine.End,
                    });
                    break;
                case "*v":
                    i = Join(tokens, i, line);
                    next.Add(spine);
                    break;
                case "*x" when i + 1 < Current.Count && i + 1 < tokens.Length && tokens[i + 1] == "*x":
                    next.Add(Current[++i]);
                    next.Add(spine);
                    break;
                case "*x":
                    log.Add("a column to swap without its partner; ignored", line);
                    next.Add(spine);
                    break;
                case "*+":
                    next.Add(spine);
                    next.Add(New(now));
                    break;
                case "*-":
                    break;
                default:
                    next.Add(spine);
                    break;
            }
        }
        Current = next.Count <= Most ? next : throw TooMany(log, line);
    }

    /// <summary>
    /// Columns of different staves cannot be joined. Where a line says so, the signs stand a column or two beside those
    /// that were split.
    /// </summary>
    private void MendJoins(string[] tokens, int line)
    {
        int count = Math.Min(tokens.Length, Current.Count);
        for (int i = 0; i + 1 < count; i++)
        {
            if (!IsLone(tokens, i) || !IsLone(tokens, i + 1) || tokens[i + 1] != "*v")
                continue;
            int split = NearestSplit(tokens, i, count);
            if (split < 0)
                continue;
            log.Add("a join of different staves; the nearest columns that were split are joined", line);
            tokens[i] = tokens[i + 1] = "*";
            tokens[split] = tokens[split + 1] = "*v";
        }
    }

    private bool IsLone(string[] tokens, int at) =>
        tokens[at] == "*v" && !JoinsWith(tokens, at, at - 1) && !JoinsWith(tokens, at, at + 1);

    private bool JoinsWith(string[] tokens, int at, int other) => other >= 0
        && other < Math.Min(tokens.Length, Current.Count)
        && tokens[other] == "*v"
        && Current[other].Root == Current[at].Root;

    private int NearestSplit(string[] tokens, int at, int count)
    {
        int nearest = -1;
        for (int i = Math.Max(0, at - Reach); i + 1 < Math.Min(count, at + Reach); i++)
        {
            bool isFree = (tokens[i] == "*" || i == at + 1) && (tokens[i + 1] == "*" || i + 1 == at);
            if (isFree
                && Current[i].Root == Current[i + 1].Root
                && (nearest < 0 || Math.Abs(i - at) < Math.Abs(nearest - at)))
                nearest = i;
        }
        return nearest;
    }

    /// <returns>The last of the columns that become the first one.</returns>
    private int Join(string[] tokens, int first, int line)
    {
        int last = first;
        while (last + 1 < Current.Count
            && last + 1 < tokens.Length
            && tokens[last + 1] == "*v"
            && Current[last + 1].Root == Current[first].Root)
            Current[first].End = Fraction.Max(Current[first].End, Current[++last].End);
        if (last == first)
            log.Add("a column to join without its partner; ignored", line);
        return last;
    }
}
