using System.Diagnostics;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.NoteChord.NoteChordVocabulary;

namespace Continuo.Engine.Encodings.NoteChord;

/// <summary>
/// Turns note and chord symbols into notes as they are drawn: a chord's lowest note at once, the others by
/// <see cref="TryTake"/>. Allocates nothing after it is made. [engine]
/// </summary>
public sealed class NoteChordDecoder : INoteDecoder
{
    // No bar's first step lies farther from the one before.
    private const int LongestBar = StepGrid.MaxBarQuarters * 12;

    private static readonly UInt128 AllPitches = (UInt128.One << PitchCount) - 1;

    private readonly NoteChordVocabulary _vocabulary;
    private NoteChordGrammar _grammar;
    private StepGrid _grid = new(new(Ticks.Zero, Meter.Common), StepTicks);
    private Velocity _velocity = new MeanVelocity().Value;
    private long _at; // the step that the symbols have led to
    private UInt128 _left; // of the last chord
    private bool _hasOpened;
    private long _onset; // of the answer's last notes

    public NoteChordDecoder(NoteChordVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _vocabulary = vocabulary;
        _grammar = new(vocabulary);
    }

    public Ticks Position => _grid.TicksOf(_at);

    public UInt128 Writable => AllPitches << LowestPitch;

    public void Follow(INoteEncoder encoder, bool isUnderWay = false)
    {
        var chords = (NoteChordEncoder)encoder;
        Debug.Assert(chords.Grammar.HasBegun, "An answer begins where the encoder advanced to.");
        _grammar = chords.Grammar;
        _grammar.ForgetGap();
        _grid = chords.Grid;
        _velocity = chords.Loudness;
        _at = chords.At;
        _left = 0;
        _hasOpened = false; // whatever sounds already: only the opening's mask leads up to the answer's start
    }

    public void CopyFrom(INoteDecoder other)
    {
        var decoder = (NoteChordDecoder)other;
        _grammar = decoder._grammar;
        _grid = decoder._grid;
        _velocity = decoder._velocity;
        _at = decoder._at;
        _left = decoder._left;
        _hasOpened = decoder._hasOpened;
        _onset = decoder._onset;
    }

    public void Mask(Span<float> logits, in AnswerLimits limits)
    {
        Ticks freeFrom = limits.FreeFrom;
        if (_hasOpened && IsOutOfReach(limits, freeFrom))
            _grammar.ForgetGap();
        _grammar.Mask(logits);

        // An answer lasts its time.
        logits[End] = float.NegativeInfinity;
        if (_hasOpened)
            MaskSteps(logits, limits, freeFrom);
        else
            MaskUntilOpening(logits, limits);
        MaskChords(logits, limits.RoomAt(Position, _grammar.NotesHere), limits.Pitches >> LowestPitch & AllPitches);
    }

    /// <summary>There is no symbol for a rest: what leaves one is a step beyond the end of all notes.</summary>
    public void Lean(Span<float> logits, in AnswerLeanings leanings, SoundingNotes sounding)
    {
        if (leanings.IsOfPitches)
            for (int id = FirstChord; id < logits.Length; id++)
                logits[id] -= leanings.AgainstPitches(_vocabulary.PitchesOf(id) << LowestPitch);
        if (!leanings.IsTimed || !_hasOpened)
            return;

        Ticks silentFrom = sounding.SilentFrom;
        for (int step = 1; step <= LongestStep; step++)
            logits[FirstStep + step - 1] += leanings.ForOnset(
                _grid.TicksOf(_at + step), _grid.TicksOf(_onset), silentFrom);
        for (int length = 0; length < Lengths.Length; length++)
            logits[FirstLength + length] += leanings.ForTime(new(Lengths[length] * StepTicks));
        if (_grammar.IsAfterChord)
            foreach (ref float logit in logits[FirstLength..])
                logit += leanings.ForChord;
    }

    public bool Push(Token token, out Note note)
    {
        note = default;
        if (!_grammar.Allows(token))
            return false;

        _grammar.Advance(token);
        if (token.Id is >= FirstStep and < FirstLength)
            _at += token.Id - FirstStep + 1;
        if (token.Id < FirstChord)
            return false;

        _hasOpened = true;
        _onset = _at;
        _left = _vocabulary.PitchesOf(token.Id);
        return TryTake(out note);
    }

    public bool TryTake(out Note note)
    {
        note = default;
        if (_left == 0)
            return false;
        note = new(
            Position,
            new(Lengths[_grammar.Length] * StepTicks),
            new((byte)(LowestOf(_left) + LowestPitch)),
            _velocity);
        _left &= _left - 1;
        return true;
    }

    /// <summary>
    /// Onsets keep to the grid, and wait until there is room; the longest
    /// step may lead to a step that is none of these.
    /// </summary>
    private void MaskSteps(Span<float> logits, in AnswerLimits limits, Ticks freeFrom)
    {
        bool isHereOpen = IsOpen(_at, limits, freeFrom);
        bool isOpeningNear = isHereOpen && _grammar.Gap > 0;
        for (int step = 1; step <= LongestStep; step++)
        {
            bool isOpen = IsOpen(_at + step, limits, freeFrom);
            isOpeningNear |= isOpen;
            if (!isOpen && (step < LongestStep || (isOpeningNear && _grammar.Gap > MaxGap - LongestStep - LongestBar)))
                logits[FirstStep + step - 1] = float.NegativeInfinity;
        }

        // Where the knobs have changed since the last step was drawn, there is no way on from it.
        if (_grammar.Gap > 0 && !_grammar.IsAfterLength && !isHereOpen && _grammar.HighestStep > 0)
            logits[FirstLength..].Fill(float.NegativeInfinity);
    }

    /// <summary>Notes that last long leave no room for another within the longest time from onset to onset.</summary>
    private bool IsOutOfReach(in AnswerLimits limits, Ticks freeFrom)
    {
        int reach = MaxGap - _grammar.Gap;
        if (reach >= LongestStep || _grammar.IsAfterLength)
            return false;
        for (int step = 0; step <= reach; step++)
            if (IsOpen(_at + step, limits, freeFrom))
                return false;
        return true;
    }

    private bool IsOpen(long step, in AnswerLimits limits, Ticks freeFrom) =>
        _grid.IsLine(step, limits.GridStep) && _grid.TicksOf(step) >= freeFrom;

    /// <summary>
    /// An answer comes in where it is expected: on the first line of the grid, and not with the phrase's last chord.
    /// </summary>
    private void MaskUntilOpening(Span<float> logits, in AnswerLimits limits)
    {
        if (_grammar.IsAfterLength)
            return;
        long opening = Math.Max(_at + (_grammar.IsAfterChord ? 1 : 0), _grid.AtOrAfter(limits.Start));
        while (!_grid.IsLine(opening, limits.GridStep))
            opening++;

        if (opening > _at && _grammar.HighestStep > 0)
            logits[FirstLength..].Fill(float.NegativeInfinity);
        for (int step = 1; step <= LongestStep; step++)
            if (step != Math.Min(opening - _at, LongestStep))
                logits[FirstStep + step - 1] = float.NegativeInfinity;
    }

    /// <summary>No chord has more notes than there is room for, nor other ones than may come.</summary>
    private void MaskChords(Span<float> logits, int room, UInt128 pitches)
    {
        if (_grammar.IsAfterChord && (room < 1 || (pitches & ~_grammar.Started) == 0))
            logits[FirstLength..].Fill(float.NegativeInfinity);
        for (int id = FirstChord + PitchCount; id < logits.Length; id++)
            if ((int)UInt128.PopCount(_vocabulary.PitchesOf(id)) > Math.Max(1, room))
                logits[id] = float.NegativeInfinity;
        if (pitches == AllPitches)
            return;
        for (int id = FirstChord; id < logits.Length; id++)
            if ((_vocabulary.PitchesOf(id) & ~pitches) != 0)
                logits[id] = float.NegativeInfinity;
    }
}
