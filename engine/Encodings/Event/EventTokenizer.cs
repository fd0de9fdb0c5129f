using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Encodings.Event;

/// <summary>
/// "event": polyphonic music as bar lines, positions in the bar, velocities, pitches and durations; see
/// <see cref="EventGrammar"/> for the order.
/// </summary>
/// <remarks>
/// What is lost: tempo, key, names and parts; percussion; whatever lies between the steps of a grid of 24 to the
/// quarter note; durations that are not in <see cref="Durations"/> and velocities within one of eight bins; of notes of
/// the same pitch and onset all but the longest; the octave of pitches outside the piano's range; bars before the first
/// note, and of more than two empty ones in a row the others. A bar of a meter without a symbol comes back as one of
/// the shortest meter that holds it, and bars longer than six quarter notes as equal parts.
/// </remarks>
public sealed class EventTokenizer : ITokenizer
{
    private static readonly Vocabulary Symbols = CreateVocabulary();

    public string Id => "event";

    public Vocabulary Vocabulary => Symbols;

    public TokenKind KindOf(Token token) => EventVocabulary.KindOf(token.Id);

    public UInt128 PitchesOf(Token token) =>
        token.Id >= FirstPitch && token.Id < FirstDuration ? UInt128.One << (token.Id - FirstPitch + LowestPitch) : 0;

    public int? ContextOf(Token token) => EventVocabulary.ContextOf(token.Id);

    public IGrammar CreateGrammar() => new EventGrammar();

    public INoteEncoder CreateEncoder() => new EventEncoder();

    public INoteDecoder CreateDecoder() => new EventDecoder();

    public IBarHistory? CreateBarHistory(int maxSymbols) => new EventBarHistory(maxSymbols);

    public List<Token> Encode(Score score, int transpose = 0, int louder = 0)
    {
        ArgumentNullException.ThrowIfNull(score);
        List<GridNote> notes = OnGrid(score, transpose, louder);
        List<Token> tokens = new(3 * notes.Count + 8);
        Span<Token> written = stackalloc Token[8];
        EventWriter writer = new();

        int count = 0;
        writer.WriteBegin(written, ref count);
        Flush(written, ref count);

        int next = 0;
        List<ScoreBar> empty = [];
        foreach (ScoreBar bar in ScoreBars.Of(score.Meters, notes.Count > 0 ? notes[^1].Onset : -1))
        {
            empty.Add(bar);
            if (next == notes.Count || notes[next].Onset >= bar.Start + bar.Steps)
                continue;

            int heard = next == 0 ? 1 : Math.Min(empty.Count, EventGrammar.MaxEmptyBars + 1);
            for (int i = empty.Count - heard; i < empty.Count; i++)
            {
                writer.WriteBar(empty[i].Meter, empty[i].Steps, written, ref count);
                Flush(written, ref count);
            }

            empty.Clear();
            for (; next < notes.Count && notes[next].Onset < bar.Start + bar.Steps; next++)
            {
                GridNote note = notes[next];
                int position = (int)Math.Max(0, note.Onset - bar.Start);
                writer.WriteNote(position, note.Pitch, note.Steps, note.VelocityBin, written, ref count);
                Flush(written, ref count);
            }
        }

        writer.WriteEnd(written, ref count);
        Flush(written, ref count);
        return tokens;

        void Flush(Span<Token> from, ref int length)
        {
            tokens.AddRange(from[..length]);
            length = 0;
        }
    }

    /// <summary>One part, at 120 quarter notes a minute.</summary>
    public Score Decode(ReadOnlySpan<Token> tokens)
    {
        EventDecoder decoder = new();
        List<Note> notes = [];
        List<MeterChange> meters = [];
        foreach (Token token in tokens)
        {
            if (decoder.Push(token, out Note note))
                notes.Add(note);
            if (token.Id == Bar
                && decoder.Grammar.Meter >= 0
                && (meters.Count == 0 || meters[^1].Meter != Meters[decoder.Grammar.Meter]))
                meters.Add(new(decoder.BarStart, Meters[decoder.Grammar.Meter]));
        }

        if (meters.Count == 0)
            meters.Add(new(Ticks.Zero, Meter.Common));
        return new("", [new Part("", notes)], meters, [new(Ticks.Zero, 120)], []);
    }

    private static List<GridNote> OnGrid(Score score, int transpose, int louder)
    {
        List<GridNote> notes = [];
        foreach (Note note in score.Notes)
        {
            long onset = NearestStep(note.Onset.Value);
            notes.Add(new(
                onset,
                FoldPitch(note.Pitch.Number + transpose),
                NearestStep(note.End.Value) - onset,
                BinOf(new((byte)Math.Clamp(note.Velocity.Value + louder, 1, 127)))));
        }

        notes.Sort();
        return notes;
    }

    /// <summary>
    /// A note on the grid, in the order of writing: a chord rises, and of doubled notes the longest, then the loudest,
    /// comes first.
    /// </summary>
    private readonly record struct GridNote(long Onset, int Pitch, long Steps, int VelocityBin) : IComparable<GridNote>
    {
        public int CompareTo(GridNote other) =>
            (Onset, Pitch, -Steps, -VelocityBin).CompareTo(
                (other.Onset, other.Pitch, -other.Steps, -other.VelocityBin));
    }
}
