using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Encodings.Event;

/// <summary>Turns event symbols into notes as they are drawn. Allocates nothing after it is made. [engine]</summary>
public sealed class EventDecoder : INoteDecoder
{
    private static readonly UInt128 Piano = ((UInt128.One << PitchCount) - 1) << LowestPitch;

    private EventGrammar _grammar = new();
    private long _barStart; // ticks
    private long _barLength;
    private bool _hasOpened;
    private Ticks _lastOnset; // of the answer

    public Ticks Position => PositionOf(Math.Max(0, _grammar.Position));

    public UInt128 Writable => Piano;

    /// <summary>Which symbols may follow those taken.</summary>
    internal EventGrammar Grammar => _grammar;

    /// <summary>Where the bar begins that the last symbol lies in.</summary>
    internal Ticks BarStart => new(_barStart);

    /// <summary>Begins a piece at zero.</summary>
    public void Reset()
    {
        _grammar.Reset();
        _barStart = _barLength = 0;
    }

    public void Follow(INoteEncoder encoder, bool isUnderWay = false)
    {
        var events = (EventEncoder)encoder;
        _grammar = events.Grammar;
        _barStart = events.BarStart.Value;
        _barLength = _grammar.BarSteps * GridStepTicks;
        _hasOpened = isUnderWay;
        _lastOnset = Position;
    }

    public void CopyFrom(INoteDecoder other)
    {
        var decoder = (EventDecoder)other;
        _grammar = decoder._grammar;
        _barStart = decoder._barStart;
        _barLength = decoder._barLength;
        _hasOpened = decoder._hasOpened;
        _lastOnset = decoder._lastOnset;
    }

    public void Mask(Span<float> logits, in AnswerLimits limits)
    {
        Ticks freeFrom = limits.FreeFrom;
        int gridStep = Math.Max(1, (int)(limits.GridStep.Value / GridStepTicks));
        if (_grammar.IsBetweenNotes
            && _grammar.EmptyBars > EventGrammar.MaxEmptyBars
            && LastLine(gridStep) < (freeFrom > limits.Start ? freeFrom : limits.Start))
            _grammar.ForgetEmptyBars();
        _grammar.Mask(logits);

        // An answer lasts its time, in the player's meter.
        logits[End] = float.NegativeInfinity;
        logits[FirstMeter..FirstPosition].Fill(float.NegativeInfinity);
        MaskPitches(logits, limits.Pitches);
        if (!_grammar.IsBetweenNotes)
            return;

        if (_grammar.IsAfterNote && IsChordClosed(limits))
        {
            logits[FirstPitch..FirstDuration].Fill(float.NegativeInfinity);
            logits[FirstVelocity..Size].Fill(float.NegativeInfinity);
        }

        // An answer comes in where it is expected: its first line may not be passed by, neither by a step nor by a bar.
        for (int step = _grammar.Position + 1; step < _grammar.BarSteps; step++)
        {
            Ticks onset = PositionOf(step);
            bool isOnGrid = step % gridStep == 0 && onset >= limits.Start;
            if (isOnGrid && !_hasOpened)
            {
                logits[Bar] = float.NegativeInfinity;
                logits[(FirstPosition + step + 1)..FirstPitch].Fill(float.NegativeInfinity);
                return;
            }
            if (!isOnGrid || onset < freeFrom)
                logits[FirstPosition + step] = float.NegativeInfinity;
        }
    }

    /// <summary>
    /// There is no symbol for a rest: what leaves one is a place, or a bar line, after all notes have ended.
    /// </summary>
    public void Lean(Span<float> logits, in AnswerLeanings leanings, SoundingNotes sounding)
    {
        leanings.LeanPitches(logits[FirstPitch..FirstDuration], LowestPitch);
        if (!leanings.IsTimed || !_hasOpened)
            return;

        if (_grammar.IsAfterPitch)
            for (int i = 0; i < Durations.Length; i++)
                logits[FirstDuration + i] += leanings.ForTime(new(Durations[i] * GridStepTicks));
        if (!_grammar.IsBetweenNotes)
            return;

        Ticks silentFrom = sounding.SilentFrom;
        for (int step = _grammar.Position + 1; step < _grammar.BarSteps; step++)
            logits[FirstPosition + step] += leanings.ForOnset(PositionOf(step), _lastOnset, silentFrom);
        logits[Bar] += leanings.ForOnset(new(_barStart + _barLength), _lastOnset, silentFrom);
        foreach (ref float logit in logits[FirstPitch..FirstDuration])
            logit += leanings.ForChord;
        foreach (ref float logit in logits[FirstVelocity..Size])
            logit += leanings.ForChord;
    }

    public bool Push(Token token, out Note note)
    {
        note = default;
        if (!_grammar.Allows(token))
            return false;

        _grammar.Advance(token);
        int id = token.Id;
        if (id == Bar)
        {
            _barStart += _barLength;
            _barLength = _grammar.BarSteps * GridStepTicks;
        }

        if (id < FirstDuration || id >= FirstVelocity)
            return false;

        _hasOpened = true;
        _lastOnset = Position;
        note = new(
            Position,
            new(Durations[id - FirstDuration] * GridStepTicks),
            new((byte)_grammar.Pitch),
            VelocityOf(_grammar.VelocityBin));
        return true;
    }

    private static void MaskPitches(Span<float> logits, UInt128 pitches)
    {
        if ((pitches & Piano) == Piano)
            return;
        for (int pitch = LowestPitch; pitch <= HighestPitch; pitch++)
            if ((pitches >> pitch & 1) == 0)
                logits[FirstPitch + pitch - LowestPitch] = float.NegativeInfinity;
    }

    /// <summary>The notes of a chord rise, so it is closed when no pitch above is left, too.</summary>
    private bool IsChordClosed(in AnswerLimits limits) =>
        Position < limits.Start
        || limits.RoomAt(Position, _grammar.NotesHere) < 1
        || (limits.Pitches & Piano) >> _grammar.Pitch >> 1 == 0;

    private Ticks PositionOf(int step) => new(_barStart + step * GridStepTicks);

    /// <summary>Where the last note of this bar may start.</summary>
    private Ticks LastLine(int gridStep) => PositionOf((_grammar.BarSteps - 1) / gridStep * gridStep);
}
