using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine;

/// <summary>What the knobs of a segment mean to the answer that it belongs to. Allocates nothing.</summary>
/// <param name="Options">The knobs in force.</param>
/// <param name="Room">The pitches that there is room for.</param>
/// <param name="Limits">What may not follow.</param>
/// <param name="Leanings">What is rather wanted.</param>
internal readonly record struct SegmentRules(
    EngineOptions Options, PitchRoom Room, AnswerLimits Limits, AnswerLeanings Leanings)
{
    /// <summary>The pitch classes that the answer may land on, a bit for each.</summary>
    public int LandingScale { get; private init; }

    public static SegmentRules Of(in EngineOptions options, AnswerState answer)
    {
        int scale = Scales.PitchClassesOf(options.Scale, answer.Key);
        bool isStrict = options.ScaleStrength >= 1;
        PitchRoom room = new(
            options.Lowest, options.Highest, scale, isStrict, answer.Transposition, answer.Decoder.Writable);
        AnswerLimits limits = new(answer.Request.Start, options.GridStep, ContinuationEngine.MaxNotesPerOnset)
        {
            Pitches = room.Written,
            Sounding = answer.Sounding,
            Polyphony = Math.Clamp(options.Polyphony, 1, SoundingNotes.Capacity),
        };
        return new(options, room, limits, LeaningsOf(options, room))
        {
            LandingScale = isStrict ? scale : Scales.Chromatic,
        };
    }

    /// <summary>
    /// What is rather wanted of a note here. Between beats, a line may pass through notes off the chord.
    /// </summary>
    public AnswerLeanings LeaningsAt(Ticks position, BarGrid bars)
    {
        if (Leanings.OffChord == 0)
            return Leanings;
        bool isOnBeat = position == position.CeilingTo(bars.Meter.Beat, bars.BarStart(position));
        return Leanings with { OffChordPenalty = Penalty(isOnBeat ? Options.Follow : Options.Follow / 2) };
    }

    private static AnswerLeanings LeaningsOf(in EngineOptions options, in PitchRoom room)
    {
        bool isScaled = options.ScaleStrength is > 0 and < 1;
        bool isChordal = options.Chord != 0 && options.Follow > 0;
        return new(
            float.IsNaN(options.Density) ? 0 : Math.Clamp(options.Density, -1, 1),
            float.IsNaN(options.Weights.Rest) ? 0 : Math.Clamp(options.Weights.Rest, -20, 20),
            isScaled ? room.Outside : 0,
            isScaled ? Penalty(options.ScaleStrength) : 0)
        {
            OffChord = isChordal ? room.OutsideOf(options.Chord) : 0,
        };
    }

    /// <summary>From 0 to beyond all bounds; the odds of e^-4 where the knob is in the middle.</summary>
    private static float Penalty(float strength) =>
        strength < 1 ? Math.Min(1000, 4 * strength / (1 - strength)) : 1000;
}
