using Continuo.Engine.Presets;

namespace Continuo.Training.Corpus;

/// <summary>A body of music to learn from: where it lies, how it is read, and how it is split.</summary>
public sealed record CorpusSet
{
    private const double HeldOutShare = 0.1;

    /// <summary>Name of its style vector; null = none.</summary>
    public string? Style { get; init; }

    /// <summary>Folders, archives, lists, files.</summary>
    public required IReadOnlyList<string> Data { get; init; }

    /// <summary>Lists of the pieces to learn; none = all except those held out.</summary>
    public IReadOnlyList<string> Train { get; init; } = [];

    /// <summary>Lists of the pieces to validate on; none = a tenth, chosen by a hash of the names.</summary>
    public IReadOnlyList<string> Valid { get; init; } = [];

    public CorpusOptions Options { get; init; } = new();

    /// <summary>How often an epoch hears each piece, above 0: less than 1 for large sets beside small ones.</summary>
    public double Times { get; init; } = 1;

    /// <summary>Validate on every so-manieth piece only, from 1; the figures at the end are those of all.</summary>
    public int ValidEvery { get; init; } = 1;

    /// <summary>Reads both parts.</summary>
    /// <exception cref="IOException">A source or a list is missing or not readable.</exception>
    /// <exception cref="InvalidDataException">An archive is damaged.</exception>
    public (MusicCorpus Train, MusicCorpus Valid) Load()
    {
        MusicCorpus all = MusicCorpus.Load(Data, Options, Train.Count > 0 ? SplitList.Read(Train) : null);
        if (Valid.Count > 0)
        {
            MusicCorpus valid = MusicCorpus.Load(Data, Options, SplitList.Read(Valid));
            var held = valid.Pieces.Select(piece => piece.Name).ToHashSet();
            return (all with { Pieces = [.. all.Pieces.Where(piece => !held.Contains(piece.Name))] }, valid);
        }
        (IReadOnlyList<Piece> kept, IReadOnlyList<Piece> heldOut) = all.HoldOut(HeldOutShare);
        return (all with { Pieces = kept }, new MusicCorpus(heldOut, [], [], []));
    }
}
