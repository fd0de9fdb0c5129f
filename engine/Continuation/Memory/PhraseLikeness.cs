using System.Numerics;
using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>
/// How well a stretch of an answer fits the phrase: its pitch classes, its register, how busy it is, and the turns of
/// three notes that it takes from the phrase; each is counted, weighted and added. One thread at a time; allocates
/// nothing after it is made; costs some nanoseconds a note.
/// </summary>
internal sealed class PhraseLikeness
{
    // How real music is told from what the models play on their own; docs/decisions/0031 says how they were found.
    private const double KeyWeight = 0.33;
    private const double RegisterWeight = 0.06;
    private const double RhythmWeight = 0.10;
    private const double TurnsWeight = 0.10;

    private const int PitchClasses = 12;
    private const double PriorNotes = 6; // spread over all pitch classes, beside those counted
    private const int StepTicks = Ticks.PerQuarter / 12; // notes nearer than half of this are one onset in a turn
    private const int TurnBits = 1 << 13;

    private readonly int[] _pitchClasses = new int[PitchClasses];
    private readonly ulong[] _turns = new ulong[TurnBits / 64]; // by hash
    private int _notes;
    private double _meanPitch;
    private double _onsetsPerBar;
    private Ticks _barLength;

    /// <summary>There is nothing to be like.</summary>
    public bool IsEmpty => _notes == 0;

    /// <summary>Counts a phrase; the one before is forgotten.</summary>
    /// <param name="phrase">Ordered by onset, then pitch.</param>
    /// <param name="bars">Where its bars begin.</param>
    public void Read(ReadOnlySpan<Note> phrase, BarGrid bars)
    {
        Array.Clear(_pitchClasses);
        Array.Clear(_turns);
        _notes = phrase.Length;
        _barLength = bars.Meter.BarLength;
        if (phrase.IsEmpty)
            return;

        _meanPitch = MeanPitch(phrase);
        _onsetsPerBar = OnsetsPerBar(
            phrase, bars.NextBarStart(phrase[^1].Onset + new Ticks(1)) - bars.BarStart(phrase[0].Onset));
        foreach (ref readonly Note note in phrase)
            _pitchClasses[note.Pitch.PitchClass]++;
        for (int i = 2; i < phrase.Length; i++)
            _turns[TurnAt(phrase, i) / 64] |= 1UL << (TurnAt(phrase, i) % 64);
    }

    /// <summary>Higher is more like the phrase; 0 where there is none. A natural logarithm of odds.</summary>
    /// <param name="answer">Ordered by onset, then pitch; a bar or so of it.</param>
    /// <param name="length">Of the stretch that holds it.</param>
    public double Of(ReadOnlySpan<Note> answer, Ticks length)
    {
        if (IsEmpty)
            return 0;
        double rhythm = -Math.Abs(Math.Log((OnsetsPerBar(answer, length) + 1) / (_onsetsPerBar + 1)));
        if (answer.IsEmpty)
            return RhythmWeight * rhythm;

        double key = 0;
        foreach (ref readonly Note note in answer)
            key += Evidence(note.Pitch.PitchClass);
        int turns = 0;
        for (int i = 2; i < answer.Length; i++)
            turns += (int)(_turns[TurnAt(answer, i) / 64] >> (TurnAt(answer, i) % 64) & 1);
        double octaves = Math.Abs(MeanPitch(answer) - _meanPitch) / PitchClasses;
        return KeyWeight * key / answer.Length - RegisterWeight * octaves + RhythmWeight * rhythm
            + TurnsWeight * turns / Math.Max(1, answer.Length - 2);
    }

    /// <summary>Becomes equal to another.</summary>
    public void CopyFrom(PhraseLikeness other)
    {
        other._pitchClasses.CopyTo(_pitchClasses, 0);
        other._turns.CopyTo(_turns, 0);
        (_notes, _meanPitch, _onsetsPerBar) = (other._notes, other._meanPitch, other._onsetsPerBar);
        _barLength = other._barLength;
    }

    /// <summary>How much likelier than by chance the phrase makes a pitch class: a natural logarithm.</summary>
    private double Evidence(int pitchClass) =>
        Math.Log((_pitchClasses[pitchClass] * PitchClasses + PriorNotes) / (_notes + PriorNotes));

    private double OnsetsPerBar(ReadOnlySpan<Note> notes, Ticks length)
    {
        int onsets = 0;
        for (int i = 0; i < notes.Length; i++)
            if (i == 0 || notes[i].Onset > notes[i - 1].Onset)
                onsets++;
        return (double)onsets * _barLength.Value / Math.Max(1, length.Value);
    }

    private static double MeanPitch(ReadOnlySpan<Note> notes)
    {
        long sum = 0;
        foreach (ref readonly Note note in notes)
            sum += note.Pitch.Number;
        return (double)sum / notes.Length;
    }

    /// <summary>The turn that ends with a note, hashed: two intervals, and the times that they take.</summary>
    private static int TurnAt(ReadOnlySpan<Note> notes, int last)
    {
        uint hash = BitOperations.RotateLeft(MoveTo(notes, last - 1) * 0x9E3779B1, 15) ^ MoveTo(notes, last);
        return (int)(hash * 0x85EBCA77 % TurnBits);
    }

    private static uint MoveTo(ReadOnlySpan<Note> notes, int index)
    {
        long time = (notes[index].Onset - notes[index - 1].Onset).Value;
        int interval = notes[index].Pitch.Number - notes[index - 1].Pitch.Number + 128;
        return (uint)((time + StepTicks / 2) / StepTicks) << 8 | (uint)interval;
    }
}
