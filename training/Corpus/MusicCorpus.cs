using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Midi;
using Continuo.Engine.Music;
using Continuo.Training.Batches;

namespace Continuo.Training.Corpus;

/// <summary>
/// Music to learn from, or to measure on: the pieces that could be read, and the files that could not.
/// </summary>
/// <param name="Pieces">In the order of their sources, within a source by name or as the archive has them.</param>
/// <param name="Skipped">Damaged files, and files without notes.</param>
/// <param name="Repaired">Files with flaws that the reader could repair, and which.</param>
/// <param name="Missing">Lines of the list that name no file.</param>
public sealed record MusicCorpus(
    IReadOnlyList<Piece> Pieces, IReadOnlyList<FlawedFile> Skipped, IReadOnlyList<FlawedFile> Repaired,
    IReadOnlyList<string> Missing)
{
    /// <summary>Notes of all pieces.</summary>
    public long Notes => Pieces.Sum(piece => (long)piece.Score.Notes.Count());

    /// <summary>Reads every music file of the sources; a file that is damaged is skipped and reported.</summary>
    /// <param name="sources">Folders, .tar.gz, .tar, .zip, .txt lists of paths, music files.</param>
    /// <param name="options">What of each file counts.</param>
    /// <param name="only">Names of the pieces to take; null = all.</param>
    /// <exception cref="IOException">A source is missing or not readable.</exception>
    /// <exception cref="InvalidDataException">An archive is damaged.</exception>
    public static MusicCorpus Load(IEnumerable<string> sources, CorpusOptions options, SplitList? only = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(options);

        var pieces = new List<Piece>();
        var skipped = new List<FlawedFile>();
        var repaired = new List<FlawedFile>();
        var files = new CorpusFiles(IsWanted, options.UseBeatFiles, skipped);
        foreach (string source in sources)
            foreach (CorpusFile file in files.Of(source))
                pieces.AddRange(Read(file, options, only, skipped, repaired));
        IEnumerable<string> found = pieces.Select(piece => piece.Name).Concat(skipped.Select(file => file.Name));
        return new MusicCorpus(pieces, skipped, repaired, only?.NotIn(found) ?? []);

        bool IsWanted(string name) => ScoreReaders.HasKnownExtension(name) && (only is null || only.HasFile(name));
    }

    /// <summary>
    /// The corpus without the pieces that an encoding refuses; they are reported as skipped, by cause.
    /// </summary>
    public MusicCorpus AcceptedBy(ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        List<Piece> accepted = [];
        List<FlawedFile> refused = [];
        foreach (Piece piece in Pieces)
        {
            if (tokenizer.Accepts(piece.Score, out string cause))
                accepted.Add(piece);
            else
                refused.Add(new FlawedFile(piece.Name, $"not for the encoding '{tokenizer.Id}': {cause}"));
        }

        return this with { Pieces = accepted, Skipped = [.. Skipped, .. refused] };
    }

    /// <summary>Several as one.</summary>
    public static MusicCorpus Join(IReadOnlyList<MusicCorpus> all) => new(
        [.. all.SelectMany(corpus => corpus.Pieces)],
        [.. all.SelectMany(corpus => corpus.Skipped)],
        [.. all.SelectMany(corpus => corpus.Repaired)],
        [.. all.SelectMany(corpus => corpus.Missing)]);

    /// <summary>
    /// Splits off the pieces that a hash of their names chooses: the same ones
    /// whatever else is there; of few pieces, at least some.
    /// </summary>
    /// <param name="share">0..1.</param>
    public (IReadOnlyList<Piece> Kept, IReadOnlyList<Piece> HeldOut) HoldOut(double share)
    {
        const int FewestToSplit = 4;
        var byHash = Pieces.Select(piece => (Piece: piece, Place: SeededRandom64.For(0, HashOf(piece.Name), 0).Unit()))
            .OrderBy(piece => piece.Place).ToList();
        int count = byHash.Count(piece => piece.Place < share);
        if (Pieces.Count >= FewestToSplit)
            // Of few pieces a larger share, or the measurement says nothing.
            count = Math.Max(count, Math.Min(4, (Pieces.Count + 4) / 5));
        HashSet<Piece> heldOut = [.. byHash.Take(count).Select(piece => piece.Piece)];
        return ([.. Pieces.Where(piece => !heldOut.Contains(piece))], [.. Pieces.Where(heldOut.Contains)]);
    }

    /// <summary>The most pieces, chosen by a hash of their names and left in their order: for a quick look.</summary>
    public MusicCorpus Limit(int pieces)
    {
        var chosen = Pieces.OrderBy(piece => SeededRandom64.For(1, HashOf(piece.Name), 0).Unit()).Take(pieces)
            .ToHashSet<object>(ReferenceEqualityComparer.Instance);
        return this with { Pieces = [.. Pieces.Where(chosen.Contains)] };
    }

    private static List<Piece> Read(
        CorpusFile file, CorpusOptions options, SplitList? only, List<FlawedFile> skipped, List<FlawedFile> repaired)
    {
        var pieces = new List<Piece>();
        try
        {
            IReadOnlyList<ScoreReadResult> results = ScoreReaders.ReadAll(
                file.Bytes, file.Name, usesPedal: options.UsePedal);
            BeatAnnotations? beats =
                file.BeatFile is { } beatFile ? BeatAnnotations.Read(beatFile.Bytes, beatFile.Name) : null;
            for (int i = 0; i < results.Count; i++)
            {
                string numbered = Piece.NameOf(file.Name, results[i].Number > 0 ? results[i].Number : i + 1);
                if (only is not null && only.LineFor(numbered) is null)
                    continue;
                string name = results.Count == 1 ? file.Name : numbered;
                if (results[i].Repairs.Count > 0)
                {
                    IReadOnlyList<string> repairs = results[i].Repairs;
                    repaired.Add(new FlawedFile(
                        name, string.Join("; ", repairs), [.. repairs.Select(ScoreReadResult.KindOf)]));
                }
                Score score = options.Apply(beats?.Apply(results[i].Score) ?? results[i].Score);
                if (score.Notes.Any())
                    pieces.Add(new Piece(name, score));
                else
                    skipped.Add(new FlawedFile(name, "no notes"));
            }
        }
        catch (ScoreReadException error)
        {
            skipped.Add(new FlawedFile(file.Name, error.Message, [error.Problem]));
        }
        return pieces;
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    internal static int HashOf(string name) =>
        unchecked((int)name.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u));
}
