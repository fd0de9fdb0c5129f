using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.LookingBack;
using Continuo.Engine.Music;
using Continuo.Training.Corpus;

namespace Continuo.Training.Batches;

/// <summary>
/// An epoch of training: every piece once, or as often as it says, in a new order, each in a key and a loudness of its
/// own, some from a bar in the middle on. Everything follows from (seed, epoch, piece), so a resumed run sees what the
/// stopped one would have seen.
/// </summary>
public sealed class CorpusToPieces
{
    private const int Semitones = 12;
    private const int Unevenness = 16;
    private const int LongestStretch = 16; // bars whose key is held
    private const int FlatVelocity = 72; // the middle: louder and softer it comes to every bin

    private readonly IReadOnlyList<Piece> _pieces;
    private readonly ITokenizer _tokenizer;
    private readonly Augmentation _augmentation;
    private readonly ulong _seed;
    private readonly List<IReadOnlyList<Ticks>> _entries;
    private readonly PastOfPieces? _past;

    /// <param name="pieces">The corpus.</param>
    /// <param name="tokenizer">Its encoding.</param>
    /// <param name="augmentation">How pieces are varied.</param>
    /// <param name="seed">Of all that is drawn.</param>
    /// <param name="past">Reads what came before, for a model that looks back; null = it does not.</param>
    public CorpusToPieces(
        IReadOnlyList<Piece> pieces, ITokenizer tokenizer, Augmentation augmentation, ulong seed,
        PastOfPieces? past = null)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(augmentation);
        _pieces = pieces;
        _tokenizer = tokenizer;
        _augmentation = augmentation;
        _seed = seed;
        _past = past;
        _entries = [.. pieces.Select(piece => PieceExcerpts.Entries(piece.Score))];
    }

    /// <summary>Pieces of the corpus.</summary>
    public int Count => _pieces.Count;

    /// <summary>The pieces of an epoch, in the order of training.</summary>
    public IReadOnlyList<EncodedPiece> Epoch(int epoch) =>
        [.. Order(epoch).Select(hearing => Encode(hearing, epoch)).Where(piece => piece.Tokens.Length > 1)];

    private EncodedPiece Encode(int hearing, int epoch)
    {
        var random = SeededRandom64.For(_seed, epoch, hearing);
        int index = hearing % _pieces.Count;
        int transpose = _augmentation.Transpose ? random.Below(Semitones) - (Semitones / 2 - 1) : 0;
        int louder = _augmentation.Louder == 0 ? 0 : random.Below(2 * _augmentation.Louder + 1) - _augmentation.Louder;
        Score score = _pieces[index].Score;
        if (random.Unit() < _augmentation.MidStarts && _entries[index] is { Count: > 0 } entries)
            score = PieceExcerpts.From(score, entries[random.Below(entries.Count)]);
        double touch = random.Unit();
        if (touch < _augmentation.Uneven)
            score = WithVelocities(score, old => old + random.Below(2 * Unevenness + 1) - Unevenness);
        else if (touch < _augmentation.Uneven + _augmentation.Flat)
            score = WithVelocities(score, _ => FlatVelocity);
        int style = random.Unit() < _augmentation.NoStyle ? 0 : _pieces[index].Style;
        if (random.Unit() < _augmentation.LongBars)
            score = LongerBars.Of(score, random);
        int[] tokens = [.. _tokenizer.Encode(score, transpose, louder).Select(token => token.Id)];
        return _past is null
            ? new EncodedPiece(tokens, style)
            : new EncodedPiece(tokens, style, PastOf(tokens, score.Meters[0].Meter.BarLength, random));
    }

    private ushort[] PastOf(int[] tokens, Ticks barLength, SeededRandom64 random)
    {
        int? heldFrom = random.Unit() < _augmentation.HeldKey ? 2 + random.Below(LongestStretch - 1) : null;
        ushort[] rows = _past!.Read(tokens, barLength, heldFrom, random.Unit() < _augmentation.EndTold);
        bool isHidden = random.Unit() < _augmentation.NoPast, isKeyHidden = random.Unit() < _augmentation.NoKey;
        for (int row = 0; row < rows.Length; row += LookBackInputs.Columns)
        {
            if (isHidden)
                Array.Clear(rows, row, 2 * LookBackInputs.Guesses);
            if (isKeyHidden)
                rows[row + 2 * LookBackInputs.Guesses] = 0;
        }

        return rows;
    }

    private static Score WithVelocities(Score score, Func<int, int> change)
    {
        return score with
        {
            Parts = [.. score.Parts.Select(part => part with { Notes = [.. part.Notes.Select(Changed)] })],
        };

        Note Changed(Note note) => note with { Velocity = new((byte)Math.Clamp(change(note.Velocity.Value), 1, 127)) };
    }

    private int[] Order(int epoch)
    {
        var random = SeededRandom64.For(_seed, epoch, -1);
        int[] order = [.. Hearings(epoch)];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    /// <summary>Piece i is heard as i, a second time as count + i, and so on.</summary>
    private IEnumerable<int> Hearings(int epoch)
    {
        for (int i = 0; i < _pieces.Count; i++)
        {
            double times = _pieces[i].Times, phase = SeededRandom64.For(_seed, -1, i).Unit();
            int heard = (int)(Math.Floor(times * (epoch + 1) + phase) - Math.Floor(times * epoch + phase));
            for (int time = 0; time < heard; time++)
                yield return time * _pieces.Count + i;
        }
    }
}
