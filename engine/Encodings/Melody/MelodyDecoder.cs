using System.Diagnostics;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Melody.MelodyVocabulary;

namespace Continuo.Engine.Encodings.Melody;

/// <summary>
/// Turns melody symbols into notes as they are drawn. A note is complete when the symbol after its last hold comes;
/// until then <see cref="Position"/> stays at its onset. Allocates nothing after it is made. [engine]
/// </summary>
public sealed class MelodyDecoder : INoteDecoder
{
    // At full density the odds of a note on a sixteenth are e to this power.
    private const float DensityWeight = 1.5f;

    private MelodyGrammar _grammar = new();
    private StepGrid _grid = new(new(Ticks.Zero, Meter.Common), StepTicks);
    private Velocity _velocity = new MeanVelocity().Value;
    private long _next; // the step of the next symbol
    private long _onset;
    private int _pitch = -1; // of the note under way; -1 = none
    private bool _isDue; // the next line of the grid has a note

    public Ticks Position => _grid.TicksOf(_pitch >= 0 ? _onset : _next);

    public UInt128 Writable => (UInt128.One << (Size - FirstPitch - 1) << 1) - 1;

    public void Follow(INoteEncoder encoder, bool isUnderWay = false)
    {
        var melody = (MelodyEncoder)encoder;
        Debug.Assert(melody.Grammar.HasBegun, "An answer begins where the encoder advanced to.");
        _grammar = melody.Grammar;
        _grid = melody.Grid;
        _velocity = melody.Loudness;
        _next = melody.Next;
        _pitch = -1;
        _isDue = !isUnderWay; // an answer comes in where it is expected
    }

    public void CopyFrom(INoteDecoder other)
    {
        var decoder = (MelodyDecoder)other;
        _grammar = decoder._grammar;
        _grid = decoder._grid;
        _velocity = decoder._velocity;
        _next = decoder._next;
        _onset = decoder._onset;
        _pitch = decoder._pitch;
        _isDue = decoder._isDue;
    }

    public void Mask(Span<float> logits, in AnswerLimits limits)
    {
        bool mayStart = _grid.IsLine(_next, limits.GridStep) && _grid.TicksOf(_next) >= limits.Start;
        if (!mayStart && !_grammar.Allows(new(Hold)) && !_grammar.Allows(new(Rest)))
        {
            _grammar.ForgetRun();
            _isDue = true;
        }

        // An answer lasts its time.
        _grammar.Mask(logits);
        logits[Song] = float.NegativeInfinity;
        if (!mayStart)
            logits[FirstPitch..].Fill(float.NegativeInfinity);
        else if (_isDue)
            logits[Hold] = logits[Rest] = float.NegativeInfinity;
        if ((limits.Pitches & Writable) == Writable)
            return;
        for (int id = FirstPitch; id < logits.Length; id++)
            if ((limits.Pitches >> (id - FirstPitch) & 1) == 0)
                logits[id] = float.NegativeInfinity;
    }

    /// <summary>A rest has a symbol of its own, which is weighed elsewhere.</summary>
    public void Lean(Span<float> logits, in AnswerLeanings leanings, SoundingNotes sounding)
    {
        leanings.LeanPitches(logits[FirstPitch..], 0);
        if (leanings.Density != 0)
            foreach (ref float logit in logits[FirstPitch..])
                logit += leanings.Density * DensityWeight;
    }

    public bool Push(Token token, out Note note)
    {
        note = default;
        if (!_grammar.Allows(token))
            return false;

        bool isComplete = token.Id != Hold && TryEnd(out note);
        _grammar.Advance(token);
        if (token.Id >= FirstPitch)
        {
            _pitch = token.Id - FirstPitch;
            _onset = _next;
            _isDue = false;
        }

        if (token.Id != Song)
            _next++;
        return isComplete;
    }

    /// <summary>Ends the note under way here; false when there is none.</summary>
    internal bool TryEnd(out Note note)
    {
        note = default;
        if (_pitch < 0)
            return false;
        Ticks onset = _grid.TicksOf(_onset);
        note = new(onset, _grid.TicksOf(_next) - onset, new((byte)_pitch), _velocity);
        _pitch = -1;
        return true;
    }
}
