using Continuo.Engine.Music;
using static Continuo.Engine.Tokens.EventVocabulary;

namespace Continuo.Engine.Tokens;

/// <summary>Turns event symbols into notes as they are drawn. Allocates nothing after it is made. [engine]</summary>
public sealed class EventDecoder : INoteDecoder
{
    private EventGrammar _grammar = new();
    private long _barStart; // ticks
    private long _barLength;
    private bool _hasOpened;

    public Ticks Position => new(_barStart + Math.Max(0, _grammar.Position) * GridStepTicks);

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
    }

    public void Mask(Span<float> logits, in AnswerLimits limits)
    {
        _grammar.Mask(logits);

        // An answer lasts its time, in the player's meter.
        logits[End] = float.NegativeInfinity;
        logits[FirstMeter..FirstPosition].Fill(float.NegativeInfinity);
        if (!_grammar.IsBetweenNotes)
            return;

        bool isChordClosed = Position < limits.Start || _grammar.NotesHere >= limits.MaxNotesPerOnset;
        if (_grammar.IsAfterNote && isChordClosed)
        {
            logits[FirstPitch..FirstDuration].Fill(float.NegativeInfinity);
            logits[FirstVelocity..Size].Fill(float.NegativeInfinity);
        }

        // An answer comes in where it is expected: its first line may not be passed by, neither by a step nor by a bar.
        int gridStep = Math.Max(1, (int)(limits.GridStep.Value / GridStepTicks));
        for (int step = _grammar.Position + 1; step < _grammar.BarSteps; step++)
        {
            bool isOnGrid = step % gridStep == 0 && _barStart + step * GridStepTicks >= limits.Start.Value;
            if (isOnGrid && !_hasOpened)
            {
                logits[Bar] = float.NegativeInfinity;
                logits[(FirstPosition + step + 1)..FirstPitch].Fill(float.NegativeInfinity);
                return;
            }
            if (!isOnGrid)
                logits[FirstPosition + step] = float.NegativeInfinity;
        }
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
        note = new(
            Position,
            new(Durations[id - FirstDuration] * GridStepTicks),
            new((byte)_grammar.Pitch),
            VelocityOf(_grammar.VelocityBin));
        return true;
    }
}
