using System.Diagnostics;
using Continuo.Engine.Encodings.Shared;
using static Continuo.Engine.Encodings.NoteChord.NoteChordVocabulary;

namespace Continuo.Engine.Encodings.NoteChord;

/// <summary>
/// The note-and-chord encoding's grammar:
/// <code>
/// piece = Begin, { onset }, End
/// onset = { Step }, [Length], Chord, { [Length], Chord }
/// </code>
/// Steps lead from one onset to the next, the first from the bar line; all but the last of an onset are the longest.
/// Length stands where it changes, and within an onset it rises; chords of the same onset and length rise too, without
/// overlapping, and no pitch starts twice at an onset.
/// </summary>
/// <remarks>A copy is a snapshot. [any] thread, one at a time.</remarks>
public struct NoteChordGrammar : IGrammar
{
    private static readonly UInt128 AllPitches = (UInt128.One << PitchCount) - 1;

    private enum Place : byte
    {
        BeforeBegin,
        AfterBegin,
        AfterStep,
        AfterLength,
        AfterChord,
        AfterEnd,
    }

    private readonly NoteChordVocabulary _vocabulary;
    private Place _place;
    private bool _hasChord;
    private int _lastStep;
    private int _top; // highest pitch of this onset and length; -1 = none
    private UInt128 _started; // pitches of this onset

    public NoteChordGrammar(NoteChordVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _vocabulary = vocabulary;
        Reset();
    }

    public readonly bool HasBegun => _place != Place.BeforeBegin;

    public readonly bool IsAfterLength => _place == Place.AfterLength;

    public readonly bool IsAfterChord => _place == Place.AfterChord;

    /// <summary>Index in <see cref="Lengths"/> of the notes to come; -1 before the first.</summary>
    public int Length { get; private set; }

    /// <summary>Steps since the last onset.</summary>
    public int Gap { get; private set; }

    /// <summary>Notes of this onset so far.</summary>
    public readonly int NotesHere => (int)UInt128.PopCount(_started);

    /// <summary>Pitches of this onset so far, a bit for each from the piano's lowest on.</summary>
    public readonly UInt128 Started => _started;

    public void Reset()
    {
        _place = Place.BeforeBegin;
        _hasChord = false;
        _lastStep = Gap = 0;
        _top = Length = -1;
        _started = 0;
    }

    /// <summary>The longest Step that may follow; 0 when none may.</summary>
    public readonly int HighestStep
    {
        get
        {
            bool mayStep = _place is Place.AfterBegin or Place.AfterChord
                || (_place == Place.AfterStep && _lastStep == LongestStep);
            return mayStep ? Math.Clamp((_hasChord ? MaxGap : MaxLead) - Gap, 0, LongestStep) : 0;
        }
    }

    private readonly bool AllowsChords =>
        _place == Place.AfterLength || (Length >= 0 && _place is Place.AfterStep or Place.AfterChord);

    public readonly bool Allows(Token token)
    {
        int id = token.Id;
        if (id < 0 || id >= _vocabulary.Size)
            return false;
        if (id == Begin)
            return _place == Place.BeforeBegin;
        if (id == End)
            return _place is Place.AfterBegin or Place.AfterChord;
        if (id < FirstLength)
            return id - FirstStep + 1 <= HighestStep;
        if (id < FirstChord)
            return AllowsLength(id - FirstLength);
        return AllowsChords && Fits(_vocabulary.PitchesOf(id));
    }

    public readonly void Mask(Span<float> logits)
    {
        Debug.Assert(logits.Length == _vocabulary.Size, "The logits are the vocabulary's.");
        for (int id = 0; id < FirstChord; id++)
            if (!Allows(new(id)))
                logits[id] = float.NegativeInfinity;
        if (!AllowsChords)
            logits[FirstChord..].Fill(float.NegativeInfinity);
        else if (_started != 0)
            for (int id = FirstChord; id < logits.Length; id++)
                if (!Fits(_vocabulary.PitchesOf(id)))
                    logits[id] = float.NegativeInfinity;
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
        else if (id < FirstLength)
        {
            _lastStep = id - FirstStep + 1;
            Gap += _lastStep;
            _top = -1;
            _started = 0;
            _place = Place.AfterStep;
        }
        else if (id < FirstChord)
        {
            Length = id - FirstLength;
            _top = -1;
            _place = Place.AfterLength;
        }
        else
        {
            UInt128 pitches = _vocabulary.PitchesOf(id);
            _started |= pitches;
            _top = HighestOf(pitches);
            Gap = 0;
            _hasChord = true;
            _place = Place.AfterChord;
        }
    }

    /// <summary>
    /// For an answer that comes in later than the longest step from the phrase: the time until now does not count.
    /// </summary>
    internal void ForgetGap()
    {
        Gap = 0;
        _hasChord = true;
    }

    private readonly bool AllowsLength(int index) => _place switch
    {
        Place.AfterBegin or Place.AfterStep => index != Length,
        Place.AfterChord => index > Length && _started != AllPitches,
        _ => false,
    };

    private readonly bool Fits(UInt128 pitches) => (pitches & _started) == 0 && LowestOf(pitches) > _top;
}
