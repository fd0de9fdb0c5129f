using System.Runtime.CompilerServices;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Encodings.Event;

/// <summary>The bars of music in event symbols. Loudness is passed over: no bar comes again as loud.</summary>
/// <param name="maxSymbols">Symbols that it holds.</param>
internal sealed class EventBarHistory(int maxSymbols) : IBarHistory
{
    private const int Classes = 12;
    private const double KeptOfKey = 0.9; // of what sounded, from bar to bar: half after six or seven

    private readonly Place[] _places = new Place[maxSymbols + 1]; // after this many symbols
    private readonly BarNote[] _notes = new BarNote[maxSymbols / 2 + 1];
    private readonly Bars[] _bars = new Bars[maxSymbols / 2 + 1];
    private readonly double[] _sounding = new double[Classes];
    private int _count;

    private enum Stage : byte
    {
        BeforeBar,
        AfterBar,
        AtPosition,
        AfterPitch,
        AfterNote,
    }

    public int Bar => _places[_count].Bar;

    long IBarHistory.Place => PlaceBefore(0);

    public Key? Key => Bar < 1 ? null : _bars[Bar].Key;

    public long PlaceBefore(int bars) => (long)(Bar - bars) * MaxBarSteps + Math.Max(0, (int)_places[_count].Step);

    public void Reset(Ticks barLength)
    {
        _count = 0;
        _places[0] = new() { Bar = -1, Step = -1, Pitch = -1 };
    }

    public void GoBackTo(int count) => _count = count;

    public void Take(Token token)
    {
        Place place = _places[_count];
        int id = token.Id;
        if (id == EventVocabulary.Bar)
            Begin(ref place);
        else if (id >= FirstPosition && id < FirstPitch)
            (place.Step, place.Pitch, place.Stage) = ((short)(id - FirstPosition), -1, Stage.AtPosition);
        else if (id >= FirstVelocity)
            place.Stage = Stage.AtPosition;
        else if (id >= FirstDuration)
            End(ref place, token);
        else if (id >= FirstPitch)
            (place.Pitch, place.Stage) = ((short)(id - FirstPitch), Stage.AfterPitch);
        _places[++_count] = place;
    }

    public Token? Expected(int bars)
    {
        Place now = _places[_count];
        int bar = now.Bar - bars;
        if (bar < 0 || now.Stage == Stage.BeforeBar)
            return null;
        int end = _bars[bar + 1].FirstNote;
        if (now.Stage == Stage.AfterPitch)
            return DurationAt(_bars[bar].FirstNote, end, now);

        // Behind a note the next one; behind a position a note that is there.
        int next = FirstAfter(_bars[bar].FirstNote, end, now.Step, now.Pitch);
        if (next < end && _notes[next].Step == now.Step)
            return new(FirstPitch + _notes[next].Pitch);
        if (now.Stage == Stage.AtPosition)
            return null;
        return new(next < end ? FirstPosition + _notes[next].Step : EventVocabulary.Bar);
    }

    private void Begin(ref Place place)
    {
        int first = place.Bar < 0 ? 0 : _bars[place.Bar].FirstNote;
        place.Bar++;
        (place.Step, place.Pitch, place.Stage) = (-1, -1, Stage.AfterBar);
        ref Bars bar = ref _bars[place.Bar];
        bar.FirstNote = place.Notes;
        if (place.Bar == 0)
            bar.Sounding = default;
        else
            bar.Sounding = _bars[place.Bar - 1].Sounding;
        for (int i = 0; i < Classes; i++)
            bar.Sounding[i] *= (float)KeptOfKey;
        for (int i = first; i < place.Notes; i++)
            bar.Sounding[(_notes[i].Pitch + LowestPitch) % Classes] += Durations[_notes[i].Duration.Id - FirstDuration];
        for (int i = 0; i < Classes; i++)
            _sounding[i] = bar.Sounding[i];
        bar.Key = KeyFinder.Find(_sounding);
    }

    private void End(ref Place place, Token duration)
    {
        _notes[place.Notes++] = new(place.Step, place.Pitch, duration);
        place.Stage = Stage.AfterNote;
    }

    /// <summary>The duration of the same note, else of the lowest at that place.</summary>
    private Token? DurationAt(int first, int end, Place now)
    {
        int same = FirstAfter(first, end, now.Step, now.Pitch - 1);
        if (same < end && _notes[same].Step == now.Step && _notes[same].Pitch == now.Pitch)
            return _notes[same].Duration;
        int lowest = FirstAfter(first, end, now.Step, -1);
        return lowest < end && _notes[lowest].Step == now.Step ? _notes[lowest].Duration : null;
    }

    /// <summary>The first note behind a step and a pitch, by halving.</summary>
    private int FirstAfter(int first, int end, int step, int pitch)
    {
        while (first < end)
        {
            int middle = (first + end) / 2;
            BarNote note = _notes[middle];
            bool isAfter = note.Step > step || (note.Step == step && note.Pitch > pitch);
            (first, end) = isAfter ? (first, middle) : (middle + 1, end);
        }

        return first;
    }

    private struct Place
    {
        public int Bar;
        public int Notes;
        public short Step;
        public short Pitch; // from the lowest
        public Stage Stage;
    }

    private readonly record struct BarNote(short Step, short Pitch, Token Duration);

    private struct Bars
    {
        public int FirstNote;
        public Key Key;
        public SoundingClasses Sounding; // before the bar
    }

    [InlineArray(Classes)]
    private struct SoundingClasses
    {
        private float _first;
    }
}
