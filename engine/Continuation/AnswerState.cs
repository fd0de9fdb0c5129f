using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;
using Continuo.Engine.Sampling;

namespace Continuo.Engine.Continuation;

/// <summary>
/// The place that an answer has come to: all that its next note depends on, except the knobs. Allocates nothing after
/// it is made. [engine]
/// </summary>
/// <param name="model">What the model remembers at that place.</param>
/// <param name="tokenizer">The model's encoding.</param>
internal sealed class AnswerState(IModelState model, ITokenizer tokenizer)
{
    private SeededRandom _random;

    public IModelState Model { get; } = model;

    public INoteDecoder Decoder { get; } = tokenizer.CreateDecoder();

    /// <summary>What the model expects next.</summary>
    public float[] Logits { get; } = new float[tokenizer.Vocabulary.Size];

    /// <summary>The last symbols of the phrase and of the answer.</summary>
    public SymbolTrail Trail { get; } = new();

    /// <summary>What the phrase and the answer repeat back to back.</summary>
    public LoopTrail Loops { get; } = new(tokenizer);

    public SoundingNotes Sounding { get; } = new();

    public ref SeededRandom Random => ref _random;

    public ContinuationRequest Request { get; private set; }

    /// <summary>Semitones by which the encoding's pitches are higher than the player's.</summary>
    public int Transposition { get; private set; }

    public Key Key { get; private set; }

    /// <summary>Where its bars begin, in the meter in which it began.</summary>
    public BarGrid BarLines { get; private set; }

    public Ticks BarLength => BarLines.Meter.BarLength;

    /// <summary>Here it is chosen how the answer goes on; docs/decisions/0031.</summary>
    public Ticks ChoosesAt { get; set; }

    /// <summary>Notes that are drawn start before this.</summary>
    public Ticks SymbolsEnd { get; private set; }

    /// <summary>Bars written so far.</summary>
    public double Bars => (double)(Decoder.Position - Request.Start).Value / BarLength.Value;

    /// <summary>Nothing more is drawn.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>The answer has reached its end, or none has begun.</summary>
    public bool IsFinished { get; private set; } = true;

    /// <summary>The melody's last note.</summary>
    public Note Last { get; private set; }

    /// <summary>An answer begins behind the phrase; nothing has been drawn.</summary>
    public void Begin(in ContinuationRequest request, HeardPhrase phrase)
    {
        Request = request;
        _random = new(request.RandomSeed, request.AnswerNumber);
        SymbolsEnd = request.LandsAt(out Ticks landing) ? landing : request.End;
        IsFinished = request.Start >= request.End;
        Transposition = phrase.Transposition;
        Key = request.Key ?? phrase.Key;
        BarLines = phrase.Bars;
        Last = LastOf(phrase.Notes);
        Sounding.Clear();
        Model.CopyFrom(phrase.State);
        Trail.CopyFrom(phrase.Trail);
        Loops.CopyFrom(phrase.Loops);
        phrase.Logits.CopyTo(Logits);
    }

    /// <summary>A note is given away.</summary>
    public void Add(in Note note)
    {
        Sounding.Add(note);
        if (note.Onset > Last.Onset || note.Pitch > Last.Pitch)
            Last = note;
    }

    /// <summary>
    /// Of the encoding's pitches those whose keys are not down; where all are, all of them. An encoding that knows one
    /// key only has one voice: there nothing is held.
    /// </summary>
    public UInt128 FreeOf(UInt128 pitches) =>
        Transposition == 0 ? Sounding.FreeOf(pitches, Decoder.Position) : pitches;

    /// <summary>The symbols have come to a position: is it the end?</summary>
    public void Reach(Ticks position)
    {
        IsSpent = position >= SymbolsEnd;
        IsFinished = IsSpent && !Request.LandsAt(out _);
    }

    public void Finish() => IsFinished = true;

    /// <summary>Becomes equal to another engine's, which plays the same model.</summary>
    public void CopyFrom(AnswerState other)
    {
        Model.CopyFrom(other.Model);
        CopyAllButModelFrom(other);
    }

    /// <summary>For going back to a place of this very answer, where the model's state has a mark.</summary>
    public void CopyAllButModelFrom(AnswerState other)
    {
        Decoder.CopyFrom(other.Decoder);
        other.Logits.CopyTo(Logits, 0);
        Trail.CopyFrom(other.Trail);
        Loops.CopyFrom(other.Loops);
        Sounding.CopyFrom(other.Sounding);
        (_random, Request, Transposition, Key) = (other._random, other.Request, other.Transposition, other.Key);
        (BarLines, ChoosesAt, SymbolsEnd, Last) = (other.BarLines, other.ChoosesAt, other.SymbolsEnd, other.Last);
        (IsSpent, IsFinished) = (other.IsSpent, other.IsFinished);
    }

    /// <summary>The highest of the notes that started last: where the melody is.</summary>
    private static Note LastOf(ReadOnlySpan<Note> phrase)
    {
        Note last = phrase.IsEmpty ? new(Ticks.Zero, Ticks.Zero, new(60), new(80)) : phrase[^1];
        foreach (ref readonly Note note in phrase)
            if (note.Onset == last.Onset && note.Pitch > last.Pitch)
                last = note;
        return last with { Onset = new(long.MinValue) };
    }
}
