using Continuo.Engine.Encodings.Shared;

namespace Continuo.Training.Prediction;

/// <summary>
/// The symbols of an encoding with each pitch as its interval to the last one, so that a turn is the same in every key.
/// A piece's first pitch is unchanged. Immutable.
/// </summary>
/// <param name="tokenizer">Its pitches are numbered by semitones.</param>
public sealed class IntervalSymbols(ITokenizer tokenizer)
{
    /// <summary>No pitch was there yet.</summary>
    public const int NoPitch = -1;

    private readonly bool[] _isPitch =
        [.. Enumerable.Range(0, tokenizer.Vocabulary.Size).Select(id => tokenizer.KindOf(new(id)) == TokenKind.Pitch)];

    /// <summary>The symbols, those that a piece may hold and the intervals.</summary>
    public int Size => 3 * _isPitch.Length;

    public bool IsPitch(int token) => _isPitch[token];

    /// <param name="token">Of the encoding.</param>
    /// <param name="pitch">The pitch before, or <see cref="NoPitch"/>.</param>
    public int Of(int token, int pitch) =>
        pitch == NoPitch || !_isPitch[token] ? token : 2 * _isPitch.Length + token - pitch;

    /// <summary>A whole piece.</summary>
    public int[] Of(IReadOnlyList<Token> piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var symbols = new int[piece.Count];
        int pitch = NoPitch;
        for (int i = 0; i < symbols.Length; i++)
        {
            symbols[i] = Of(piece[i].Id, pitch);
            pitch = _isPitch[piece[i].Id] ? piece[i].Id : pitch;
        }

        return symbols;
    }
}
