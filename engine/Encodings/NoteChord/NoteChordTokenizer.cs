using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.NoteChord.NoteChordVocabulary;

namespace Continuo.Engine.Encodings.NoteChord;

/// <summary>
/// "notechord": a symbol for each note or chord: what starts together and lasts equally long. Which chords have a
/// symbol is learnt from the music that a model is trained on, in all the keys that training transposes to; other
/// chords are written as several that have one. Steps lead from one onset to the next, lengths stand where they change;
/// see <see cref="NoteChordGrammar"/> for the order.
/// </summary>
/// <remarks>
/// What is lost: tempo, key, names, parts and loudness; meters, apart from the time before a pickup; percussion;
/// whatever lies between the steps of a grid of 12 to the quarter note; lengths that are not in <see cref="Lengths"/>;
/// of notes of the same pitch and onset all but the longest; the octave of pitches outside the piano's range; bars
/// before the first note, and bars of what passes without an onset for longer than four whole notes.
/// </remarks>
public sealed class NoteChordTokenizer : ITokenizer
{
    private static readonly NoteChordVocabulary Common = new(CommonChords.All());

    private readonly NoteChordVocabulary _symbols;

    /// <summary>Knows the chords that any harmony begins with, for music to come.</summary>
    public NoteChordTokenizer()
        : this(Common)
    {
    }

    public NoteChordTokenizer(NoteChordVocabulary symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        _symbols = symbols;
    }

    public string Id => "notechord";

    public Vocabulary Vocabulary => _symbols.Symbols;

    public NoteChordVocabulary Symbols => _symbols;

    public TokenKind KindOf(Token token) =>
        token.Id < FirstStep ? TokenKind.Structure :
        token.Id < FirstLength ? TokenKind.Timing :
        token.Id < FirstChord ? TokenKind.Duration : TokenKind.Pitch;

    public SymbolClass ClassOf(Token token) =>
        token.Id < FirstChord ? SymbolClass.Other :
        token.Id < FirstChord + PitchCount ? SymbolClass.Note : SymbolClass.Chord;

    public UInt128 PitchesOf(Token token) =>
        token.Id < FirstChord ? 0 : _symbols.PitchesOf(token.Id) << LowestPitch;

    public ITokenizer LearnFrom(IEnumerable<Score> scores) => new NoteChordTokenizer(ChordCounter.Learn(scores));

    public ITokenizer? WithVocabulary(Vocabulary vocabulary) =>
        NoteChordVocabulary.Parse(vocabulary) is { } symbols ? new NoteChordTokenizer(symbols) : null;

    public IGrammar CreateGrammar() => new NoteChordGrammar(_symbols);

    public INoteEncoder CreateEncoder() => new NoteChordEncoder(_symbols);

    public INoteDecoder CreateDecoder() => new NoteChordDecoder(_symbols);

    /// <param name="score">Percussion is left out.</param>
    /// <param name="transpose">Semitones up.</param>
    /// <param name="louder">Without effect: there is no loudness.</param>
    public List<Token> Encode(Score score, int transpose = 0, int louder = 0)
    {
        ArgumentNullException.ThrowIfNull(score);
        NoteChordEncoder encoder = new(_symbols);
        Span<Token> written = stackalloc Token[encoder.MaxTokensPerCall];
        List<Token> tokens = [];
        encoder.Reset(StepGrid.OfScore(score, StepTicks));
        foreach (Note note in score.Notes)
            tokens.AddRange(written[..encoder.Append(note with { Pitch = note.Pitch.Transposed(transpose) }, written)]);
        tokens.AddRange(written[..encoder.WriteEnd(written)]);
        return tokens;
    }

    /// <summary>One part, at 120 quarter notes a minute.</summary>
    public Score Decode(ReadOnlySpan<Token> tokens)
    {
        NoteChordDecoder decoder = new(_symbols);
        List<Note> notes = [];
        foreach (Token token in tokens)
        {
            bool isNote = decoder.Push(token, out Note note);
            for (; isNote; isNote = decoder.TryTake(out note))
                notes.Add(note);
        }

        // A pickup that begins later than a bar of 4/4 lasts needs a longer one.
        bool isLate = notes.Count > 0 && notes[0].Onset >= Meter.Common.BarLength;
        Meter meter = isLate ? new(StepGrid.MaxBarQuarters, 4) : Meter.Common;
        Part part = new("", [.. notes.OrderBy(note => note.Onset).ThenBy(note => note.Pitch)]);
        return new("", [part], [new(Ticks.Zero, meter)], [new(Ticks.Zero, 120)], []);
    }
}
