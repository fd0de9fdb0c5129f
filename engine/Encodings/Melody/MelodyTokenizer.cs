using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Melody.MelodyVocabulary;

namespace Continuo.Engine.Encodings.Melody;

/// <summary>
/// "melody": one voice as a symbol for each sixteenth: a MIDI number where a note starts, "r" where a rest does, "_"
/// where either goes on, "/" where a song begins and ends. Every song is brought to C major or A minor: by its key
/// signature, or where it has none by <see cref="KeyFinder"/>. See <see cref="MelodyGrammar"/> for the order.
/// </summary>
/// <remarks>
/// What is lost: the key, tempo, names and loudness; meters, apart from the rest before a pickup; percussion; of notes
/// that start on the same sixteenth all but the highest, and of each note what lies beyond the next one's start; of
/// notes and rests longer than <see cref="MaxRun"/> steps some bars; bars before the first note; pitches that the
/// transposition moves out of MIDI's range come back in another octave. What lies between sixteenths is rounded, but
/// songs with such notes are not <see cref="Accepts">accepted</see>.
/// </remarks>
public sealed class MelodyTokenizer : ITokenizer
{
    /// <summary>
    /// Farther off a sixteenth than this is off the grid: converters round to ticks of their own, which is less.
    /// </summary>
    public const int ToleranceTicks = Ticks.PerQuarter / 48;

    private static readonly Vocabulary Symbols = CreateVocabulary();

    public string Id => "melody";

    public Vocabulary Vocabulary => Symbols;

    public bool IsKeyNormalised => true;

    public TokenKind KindOf(Token token) => MelodyVocabulary.KindOf(token.Id);

    public SymbolClass ClassOf(Token token) => token.Id switch
    {
        Song => SymbolClass.Other,
        Hold => SymbolClass.Hold,
        Rest => SymbolClass.Rest,
        _ => SymbolClass.Note,
    };

    public UInt128 PitchesOf(Token token) => token.Id < FirstPitch ? 0 : UInt128.One << (token.Id - FirstPitch);

    /// <summary>A symbol is a sixteenth, whatever it is.</summary>
    public bool PassesTime(Token token) => true;

    public int ShortestContext => 6;

    public IGrammar CreateGrammar() => new MelodyGrammar();

    public INoteEncoder CreateEncoder() => new MelodyEncoder();

    public INoteDecoder CreateDecoder() => new MelodyDecoder();

    public IBarHistory? CreateBarHistory(int maxSymbols) => new MelodyBarHistory(maxSymbols);

    /// <summary>Refuses songs without notes, and those whose melody starts or ends a note off the sixteenths.</summary>
    public bool Accepts(Score score, out string cause)
    {
        ArgumentNullException.ThrowIfNull(score);
        List<Note> melody = Highest(score);
        cause =
            melody.Count == 0 ? "no notes" :
            melody.Exists(note => !IsOnGrid(note.Onset)) ? "a note starts off the sixteenths" :
            Enumerable.Range(0, melody.Count).Any(EndsOffGrid) ? "a note ends off the sixteenths" : "";
        return cause.Length == 0;

        bool EndsOffGrid(int i) =>
            (i + 1 == melody.Count || melody[i].End < melody[i + 1].Onset) && !IsOnGrid(melody[i].End);
    }

    /// <param name="score">Percussion is left out.</param>
    /// <param name="transpose">Without effect: every song is learnt in one key.</param>
    /// <param name="louder">Without effect: there is no loudness.</param>
    public List<Token> Encode(Score score, int transpose = 0, int louder = 0)
    {
        ArgumentNullException.ThrowIfNull(score);
        MelodyEncoder encoder = new();
        Span<Token> written = stackalloc Token[encoder.MaxTokensPerCall];
        List<Token> tokens = [];
        int semitones = KeySignatures.KeyOf(score).SemitonesToNatural;
        encoder.Reset(StepGrid.OfScore(score, StepTicks));
        foreach (Note note in score.Notes)
            tokens.AddRange(written[..encoder.Append(note with { Pitch = note.Pitch.Transposed(semitones) }, written)]);
        tokens.AddRange(written[..encoder.WriteEnd(written)]);
        return tokens;
    }

    /// <summary>One part in C major (or A minor, which is written alike), at 120 quarter notes a minute.</summary>
    public Score Decode(ReadOnlySpan<Token> tokens)
    {
        MelodyDecoder decoder = new();
        List<Note> notes = [];
        foreach (Token token in tokens)
            if (decoder.Push(token, out Note note))
                notes.Add(note);
        if (decoder.TryEnd(out Note last))
            notes.Add(last);

        // A pickup that begins later than a bar of 4/4 lasts needs a longer one.
        bool isLate = notes.Count > 0 && notes[0].Onset >= Meter.Common.BarLength;
        Meter meter = isLate ? new(StepGrid.MaxBarQuarters, 4) : Meter.Common;
        return new(
            "", [new Part("", notes)], [new(Ticks.Zero, meter)], [new(Ticks.Zero, 120)], [new(Ticks.Zero, 0, false)]);
    }

    /// <summary>Of the notes that start on the same sixteenth the highest.</summary>
    private static List<Note> Highest(Score score)
    {
        List<Note> melody = [];
        foreach (Note note in score.Notes)
        {
            bool joins = melody.Count > 0 && Nearest(melody[^1].Onset) == Nearest(note.Onset);
            if (!joins)
                melody.Add(note);
            else if (note.Pitch > melody[^1].Pitch)
                melody[^1] = note;
        }

        return melody;
    }

    private static Ticks Nearest(Ticks position) =>
        new Ticks(position.Value + StepTicks / 2).FloorTo(new(StepTicks), Ticks.Zero);

    private static bool IsOnGrid(Ticks position) => Math.Abs((position - Nearest(position)).Value) <= ToleranceTicks;
}
