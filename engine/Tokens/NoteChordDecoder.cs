using System.Diagnostics;
using Continuo.Engine.Music;
using static Continuo.Engine.Tokens.NoteChordVocabulary;

namespace Continuo.Engine.Tokens;

/// <summary>
/// Turns note and chord symbols into notes as they are drawn: a chord's lowest note at once, the others by <see cref="TryTake"/>.
/// Allocates nothing after it is made. [engine]
/// </summary>
public sealed class NoteChordDecoder : INoteDecoder
{
    // No bar's first step lies farther from the one before.
    private const int LongestBar = StepGrid.MaxBarQuarters * 12;

    private readonly NoteChordVocabulary _vocabulary;
    private NoteChordGrammar _grammar;
    private StepGrid _grid = new(new(Ticks.Zero, Meter.Common), StepTicks);
    private Velocity _velocity = new MeanVelocity().Value;
    private long _at; // the step that the symbols have led to
    private UInt128 _left; // of the last chord
    private bool _hasOpened;

    public NoteChordDecoder(NoteChordVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _vocabulary = vocabulary;
        _grammar = new(vocabulary);
    }

    public Ticks Position => _grid.TicksOf(_at);

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

    public void Mask(Span<float> logits, in AnswerLimits limits)
    {
        _grammar.Mask(logits);

        // An answer lasts its time.
        logits[End] = float.NegativeInfinity;
        if (_hasOpened)
            MaskSteps(logits, limits);
        else
            MaskUntilOpening(logits, limits);
        MaskChords(logits, limits.MaxNotesPerOnset - _grammar.NotesHere);
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

    /// <summary>Onsets keep to the grid; the longest step may lead to a step that is on it.</summary>
    private void MaskSteps(Span<float> logits, in AnswerLimits limits)
    {
        bool isHereLine = _grid.IsLine(_at, limits.GridStep);
        bool isLineNear = isHereLine && _grammar.Gap > 0;
        for (int step = 1; step <= LongestStep; step++)
        {
            bool isLine = _grid.IsLine(_at + step, limits.GridStep);
            isLineNear |= isLine;
            if (!isLine && (step < LongestStep || (isLineNear && _grammar.Gap > MaxGap - LongestStep - LongestBar)))
                logits[FirstStep + step - 1] = float.NegativeInfinity;
        }

        if (_grammar.Gap > 0 && !_grammar.IsAfterLength && !isHereLine)
            logits[FirstLength..].Fill(float.NegativeInfinity);
    }

    /// <summary>An answer comes in where it is expected: on the first line of the grid, and not with the phrase's last chord.</summary>
    private void MaskUntilOpening(Span<float> logits, in AnswerLimits limits)
    {
        if (_grammar.IsAfterLength)
            return;
        long opening = Math.Max(_at + (_grammar.IsAfterChord ? 1 : 0), _grid.AtOrAfter(limits.Start));
        while (!_grid.IsLine(opening, limits.GridStep))
            opening++;

        if (opening > _at)
            logits[FirstLength..].Fill(float.NegativeInfinity);
        for (int step = 1; step <= LongestStep; step++)
            if (step != Math.Min(opening - _at, LongestStep))
                logits[FirstStep + step - 1] = float.NegativeInfinity;
    }

    /// <summary>No chord has more notes than there is room for.</summary>
    private void MaskChords(Span<float> logits, int room)
    {
        if (_grammar.IsAfterChord && room < 1)
            logits[FirstLength..].Fill(float.NegativeInfinity);
        for (int id = FirstChord + PitchCount; id < logits.Length; id++)
            if ((int)UInt128.PopCount(_vocabulary.PitchesOf(id)) > Math.Max(1, room))
                logits[id] = float.NegativeInfinity;
    }
}
