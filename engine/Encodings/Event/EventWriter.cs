using Continuo.Engine.Encodings.Shared;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Encodings.Event;

/// <summary>Writes event symbols in the one way that the grammar allows. A copy is a snapshot.</summary>
internal struct EventWriter
{
    private EventGrammar _grammar;

    /// <summary>The most symbols that <see cref="WriteNote"/> writes.</summary>
    public const int MaxTokensPerNote = 4;

    public EventWriter() => _grammar = new();

    public readonly EventGrammar Grammar => _grammar;

    public void Reset() => _grammar.Reset();

    public void WriteBegin(Span<Token> into, ref int count) => Write(Begin, into, ref count);

    public void WriteEnd(Span<Token> into, ref int count) => Write(End, into, ref count);

    /// <summary>A bar line, with the meter where it changes.</summary>
    public void WriteBar(int meter, int barSteps, Span<Token> into, ref int count)
    {
        if (meter != _grammar.Meter)
            Write(FirstMeter + meter, into, ref count);
        _grammar.BarSteps = barSteps;
        Write(Bar, into, ref count);
    }

    /// <summary>A note in this bar; nothing when it is not above the last one at the same position.</summary>
    public void WriteNote(int position, int pitch, long steps, int velocityBin, Span<Token> into, ref int count)
    {
        bool isHere = position == _grammar.Position;
        if (isHere && pitch <= _grammar.Pitch)
            return;

        if (!isHere)
            Write(FirstPosition + position, into, ref count);
        if (velocityBin != _grammar.VelocityBin)
            Write(FirstVelocity + velocityBin, into, ref count);
        Write(FirstPitch + pitch - LowestPitch, into, ref count);
        Write(FirstDuration + DurationFor(steps), into, ref count);
    }

    private void Write(int id, Span<Token> into, ref int count)
    {
        _grammar.Advance(new(id));
        into[count++] = new(id);
    }
}
