using System.Diagnostics;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Encodings.Event;

/// <summary>
/// The event encoding's grammar: which symbols may follow, given those so far. A piece is written in one way only:
/// <code>
/// piece    = Begin, { [Meter], Bar, { note } }, End
/// note     = [Position], [Velocity], Pitch, Duration
/// </code>
/// Meter stands where it changes, Position where it differs from the last note's in the bar (so it rises), Velocity
/// where it differs from the last note's. The notes of a chord rise in pitch. At most <see cref="MaxEmptyBars"/> bars
/// in a row are empty. The last bar holds a note; a piece without notes is Begin, End.
/// </summary>
/// <remarks>A copy is a snapshot. [any] thread, one at a time.</remarks>
public struct EventGrammar : IGrammar
{
    public const int MaxEmptyBars = 2;

    private enum Place : byte
    {
        BeforeBegin,
        AfterBegin,
        AfterMeter,
        AfterBar,
        AfterPosition,
        AfterVelocity,
        AfterPitch,
        AfterNote,
        AfterEnd,
    }

    private Place _place;

    public EventGrammar() => Reset();

    /// <summary>The meter's index in <see cref="Meters"/>; -1 before the first.</summary>
    public int Meter { get; private set; }

    /// <summary>
    /// Length of a bar in grid steps: the meter's. A player's bars may be shorter than those of the meter that stands
    /// for theirs, so it can be set after the Meter symbol.
    /// </summary>
    public int BarSteps { get; set; }

    /// <summary>Grid steps from the bar line; -1 before the bar's first note.</summary>
    public int Position { get; private set; }

    /// <summary>The last pitch at this position; -1 when there is none.</summary>
    public int Pitch { get; private set; }

    /// <summary>The last note's velocity bin; -1 before the first.</summary>
    public int VelocityBin { get; private set; }

    /// <summary>Notes at this position so far.</summary>
    public int NotesHere { get; private set; }

    /// <summary>Bars in a row without a note, this one included.</summary>
    public int EmptyBars { get; private set; }

    public readonly bool HasBegun => _place != Place.BeforeBegin;

    /// <summary>A note may begin here: after a bar line or after a note.</summary>
    public readonly bool IsBetweenNotes => _place is Place.AfterBar or Place.AfterNote;

    public readonly bool IsAfterNote => _place == Place.AfterNote;

    /// <summary>A note's length comes next.</summary>
    public readonly bool IsAfterPitch => _place == Place.AfterPitch;

    public void Reset()
    {
        _place = Place.BeforeBegin;
        Meter = VelocityBin = Position = Pitch = -1;
        BarSteps = NotesHere = EmptyBars = 0;
    }

    public readonly bool Allows(Token token)
    {
        int id = token.Id;
        if (id < 0 || id >= Size)
            return false;
        if (id < FirstMeter)
            return id switch { Begin => AllowsBegin, End => AllowsEnd, _ => AllowsBar };
        if (id < FirstPosition)
            return AllowsMeter && id - FirstMeter != Meter;
        if (id < FirstPitch)
            return id - FirstPosition >= LowestAllowedPosition && id - FirstPosition < BarSteps;
        if (id < FirstDuration)
            return AllowsPitch && id - FirstPitch + LowestPitch > Pitch;
        if (id < FirstVelocity)
            return _place == Place.AfterPitch;
        return AllowsVelocity && id - FirstVelocity != VelocityBin;
    }

    public readonly void Mask(Span<float> logits)
    {
        Debug.Assert(logits.Length == Size, "The logits are the vocabulary's.");
        if (!AllowsBegin)
            Forbid(logits, Begin);
        if (!AllowsEnd)
            Forbid(logits, End);
        if (!AllowsBar)
            Forbid(logits, Bar);

        if (!AllowsMeter)
            Forbid(logits, FirstMeter..FirstPosition);
        else if (Meter >= 0)
            Forbid(logits, FirstMeter + Meter);

        int lowestPosition = Math.Min(LowestAllowedPosition, BarSteps);
        Forbid(logits, FirstPosition..(FirstPosition + lowestPosition));
        Forbid(logits, (FirstPosition + BarSteps)..FirstPitch);

        int lowestPitch = AllowsPitch ? Math.Max(Pitch + 1, LowestPitch) : HighestPitch + 1;
        Forbid(logits, FirstPitch..(FirstPitch + lowestPitch - LowestPitch));

        if (_place != Place.AfterPitch)
            Forbid(logits, FirstDuration..FirstVelocity);

        if (!AllowsVelocity)
            Forbid(logits, FirstVelocity..Size);
        else if (VelocityBin >= 0)
            Forbid(logits, FirstVelocity + VelocityBin);
    }

    public void Advance(Token token)
    {
        Debug.Assert(Allows(token), "A symbol that the grammar forbids.");
        int id = token.Id;
        if (id == Begin)
        {
            _place = Place.AfterBegin;
        }
        else if (id == End)
        {
            _place = Place.AfterEnd;
        }
        else if (id == Bar)
        {
            EmptyBars++;
            Position = Pitch = -1;
            _place = Place.AfterBar;
        }
        else if (id < FirstPosition)
        {
            Meter = id - FirstMeter;
            BarSteps = StepsOf(Meters[Meter]);
            _place = Place.AfterMeter;
        }
        else if (id < FirstPitch)
        {
            Position = id - FirstPosition;
            Pitch = -1;
            NotesHere = 0;
            _place = Place.AfterPosition;
        }
        else if (id < FirstDuration)
        {
            Pitch = id - FirstPitch + LowestPitch;
            _place = Place.AfterPitch;
        }
        else if (id < FirstVelocity)
        {
            NotesHere++;
            EmptyBars = 0;
            _place = Place.AfterNote;
        }
        else
        {
            VelocityBin = id - FirstVelocity;
            _place = Place.AfterVelocity;
        }
    }

    /// <summary>For an answer that has no room for a note yet: the bars that passed without one do not count.</summary>
    internal void ForgetEmptyBars() => EmptyBars = 0;

    private readonly bool AllowsBegin => _place == Place.BeforeBegin;

    private readonly bool AllowsEnd => _place is Place.AfterBegin or Place.AfterNote;

    private readonly bool AllowsBar => _place == Place.AfterMeter || (IsBetweenNotes && EmptyBars <= MaxEmptyBars);

    private readonly bool AllowsMeter => _place == Place.AfterBegin || (IsBetweenNotes && EmptyBars <= MaxEmptyBars);

    private readonly int LowestAllowedPosition => IsBetweenNotes ? Position + 1 : MaxBarSteps;

    private readonly bool AllowsPitch =>
        _place == Place.AfterVelocity || (_place is Place.AfterPosition or Place.AfterNote && VelocityBin >= 0);

    // Another velocity at the same position needs room for a higher pitch.
    private readonly bool AllowsVelocity =>
        _place == Place.AfterPosition || (_place == Place.AfterNote && Pitch < HighestPitch);

    private static void Forbid(Span<float> logits, int id) => logits[id] = float.NegativeInfinity;

    private static void Forbid(Span<float> logits, Range ids) => logits[ids].Fill(float.NegativeInfinity);
}
