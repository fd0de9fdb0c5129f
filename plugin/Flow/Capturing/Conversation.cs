using Continuo.Engine.Music;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Flow.Capturing;

/// <summary>
/// What the player and the instrument have played in the last minutes, on one line of time: where the transport is
/// moved, the line goes on with the next bar.
/// </summary>
/// <remarks>Owner: [pump]. Fixed size; when it is full, the oldest is forgotten. Only scores are allocated.</remarks>
internal sealed class Conversation
{
    /// <summary>How much is kept, in minutes.</summary>
    public const int Minutes = 15;

    private const int Capacity = 8192;
    private const int MostChanges = 256;

    // Notes that may still change lie among the latest of this number.
    private const int Latest = 1024;

    private const ulong OfPlayer = 0;

    private readonly Entry[] _entries = new Entry[Capacity];
    private readonly Queue<MeterChange> _meters = new(MostChanges);
    private readonly Queue<TempoChange> _tempos = new(MostChanges);
    private long _count;
    private Pedals _pedals;
    private uint? _epoch; // of the one under way
    private Ticks _shift; // from the project's positions to the line's
    private Ticks _now;
    private double _seconds;
    private BarGrid _bars = new(Ticks.Zero, Meter.Common); // on the line
    private double _tempo = 120;

    public Conversation()
    {
        _meters.Enqueue(new(Ticks.Zero, Meter.Common));
        _tempos.Enqueue(new(Ticks.Zero, _tempo));
    }

    /// <summary>The player strikes a key.</summary>
    public void NoteOn(Ticks at, int channel, Pitch pitch, Velocity velocity) =>
        Add(new(new(at + _shift, Ticks.Zero, pitch, velocity), channel, OfPlayer, _seconds));

    /// <summary>The player lets a key go.</summary>
    public void NoteOff(Ticks at, int channel, Pitch pitch)
    {
        for (long i = First(Latest); i < _count; i++)
        {
            ref Entry entry = ref At(i);
            if (!entry.Sounds || entry.IsReleased || entry.Channel != channel || entry.Note.Pitch != pitch)
                continue;
            if (_pedals.Holds(channel, entry.IsCaught))
                entry.IsReleased = true;
            else
                entry.EndAt(at + _shift);
            return;
        }
    }

    /// <summary>The keys of a channel are up.</summary>
    public void AllNotesOff(Ticks at, int channel)
    {
        for (long i = First(Latest); i < _count; i++)
        {
            if (At(i).Sounds && !At(i).IsReleased && At(i).Channel == channel)
                NoteOff(at, channel, At(i).Note.Pitch);
        }
    }

    /// <summary>A pedal of a channel goes down or up.</summary>
    public void Press(Pedal pedal, Ticks at, int channel, bool isDown)
    {
        bool isMoved = _pedals.Press(pedal, channel, isDown);
        for (long i = First(Latest); i < _count && isMoved; i++)
        {
            ref Entry entry = ref At(i);
            if (!entry.Sounds || entry.Channel != channel)
                continue;
            if (pedal == Pedal.Sostenuto)
                entry.IsCaught = isDown && !entry.IsReleased;
            if (entry.IsReleased && !_pedals.Holds(channel, entry.IsCaught))
                entry.EndAt(at + _shift);
        }
    }

    /// <summary>Nothing of the player's sounds any more.</summary>
    public void Silence(Ticks at)
    {
        _pedals = default;
        for (long i = First(Latest); i < _count; i++)
        {
            if (At(i).Sounds)
                At(i).EndAt(at + _shift);
        }
    }

    /// <summary>From now on notes of answers are heard.</summary>
    /// <param name="epoch">Those of another are not.</param>
    public void BeginAnswer(uint epoch) => _epoch = epoch;

    /// <summary>A note of an answer lies in the audio thread's ring.</summary>
    /// <param name="note">As it will be played.</param>
    /// <param name="serial">The answer's, from 1.</param>
    public void AnswerNote(in OutboundEvent note, ulong serial)
    {
        if (note.Epoch != _epoch)
            return;
        Ticks onset = Ticks.FromQuarters(note.Ppq) + _shift, duration = Longer(Ticks.FromQuarters(note.Duration));
        Velocity velocity = Velocity.FromUnit(note.Velocity);
        if (note.Kind == OutboundKind.TakeOver)
            CutAnswersAt(onset);
        Add(new(new(onset, duration, new(note.Pitch), velocity), note.Channel, serial, _seconds));
    }

    /// <summary>The answer is over: what was to sound from here on does not.</summary>
    public void EndAnswer(Ticks at)
    {
        _epoch = null;
        CutAnswersAt(at + _shift);
    }

    /// <summary>Everything before this has been seen.</summary>
    /// <param name="at">Position in the project.</param>
    /// <param name="tempo">Quarter notes a minute.</param>
    public void Clock(Ticks at, double tempo)
    {
        Ticks now = at + _shift;
        if (now > _now && tempo > 0)
            _seconds += (now - _now).Quarters * 60 / tempo;
        _now = now > _now ? now : _now;
        if (tempo <= 0 || tempo == _tempo)
            return;
        _tempo = tempo;
        Remember(_tempos, new(_now, tempo));
    }

    /// <summary>A bar of this meter begins here.</summary>
    public void ChangeMeter(Ticks at, Meter meter)
    {
        BarGrid bars = new(at + _shift, meter);
        if (meter != _bars.Meter)
            Remember(_meters, new(bars.NextBarStart(_now), meter));
        _bars = bars;
    }

    /// <summary>The transport has moved: the line goes on with its next bar.</summary>
    public void Jump(Ticks from, Ticks to)
    {
        Silence(from);
        Ticks place = to - to.FloorTo(_bars.Meter.BarLength, Ticks.Zero);
        Ticks start = _bars.NextBarStart(Ticks.Max(_now, from + _shift));
        _shift = start + place - to;
        _now = to + _shift;
    }

    /// <summary>The cycle has gone round: the music goes on.</summary>
    public void GoRound(Ticks from, Ticks to) => _shift += from - to;

    /// <summary>Everything before this has been seen, in the same tempo.</summary>
    public void Reach(Ticks at) => Clock(at, _tempo);

    /// <summary>All of it, the player and the instrument in parts of their own; null = nothing. Allocates.</summary>
    public Score? Exchange() => Compose("Exchange", Heard());

    /// <summary>The last answer that was heard; null = there is none. Allocates.</summary>
    public Score? LastAnswer()
    {
        List<Entry> heard = [.. Heard().Where(entry => entry.Answer != OfPlayer)];
        return Compose("Answer", heard.Where(entry => entry.Answer == heard[^1].Answer));
    }

    private static Ticks Longer(Ticks duration) => Ticks.Max(duration, new(1));

    private static void Remember<T>(Queue<T> changes, T change)
    {
        if (changes.Count == MostChanges)
            changes.Dequeue();
        changes.Enqueue(change);
    }

    private long First(int latest) => Math.Max(0, _count - Math.Min(latest, Capacity));

    private ref Entry At(long index) => ref _entries[index % Capacity];

    private void Add(in Entry entry) => _entries[_count++ % Capacity] = entry;

    private void CutAnswersAt(Ticks end)
    {
        for (long i = First(Latest); i < _count; i++)
        {
            ref Entry entry = ref At(i);
            if (entry.Answer == OfPlayer)
                continue;
            if (entry.Note.Onset >= end)
                entry.IsVoid = true;
            else if (entry.Note.End > end)
                entry.EndAt(end);
        }
    }

    private IEnumerable<Entry> Heard()
    {
        for (long i = First(Capacity); i < _count; i++)
        {
            Entry entry = At(i);
            if (entry.Sounds)
                entry.EndAt(Ticks.Max(_now, entry.Note.Onset));
            if (!entry.IsVoid && entry.Note.Onset < _now && entry.Seconds >= _seconds - Minutes * 60)
                yield return entry;
        }
    }

    private Score? Compose(string title, IEnumerable<Entry> heard)
    {
        Entry[] entries = [.. heard.OrderBy(entry => entry.Note.Onset).ThenBy(entry => entry.Note.Pitch)];
        if (entries.Length == 0)
            return null;
        Ticks first = entries[0].Note.Onset;
        MeterChange meter = _meters.LastOrDefault(change => change.Position <= first, _meters.Peek());
        Ticks start = new BarGrid(meter.Position, meter.Meter).BarStart(first);
        TempoChange tempo = _tempos.LastOrDefault(change => change.Position <= start, _tempos.Peek());
        return new Score(
            title,
            [
                .. entries.GroupBy(entry => (IsAnswer: entry.Answer != OfPlayer, entry.Channel))
                    .OrderBy(part => part.Key).Select(part => PartOf(part.Key.IsAnswer, part.Key.Channel, part, start)),
            ],
            [
                new(Ticks.Zero, meter.Meter),
                .. _meters.Where(change => change.Position > start)
                    .Select(change => change with { Position = change.Position - start }),
            ],
            [
                new(Ticks.Zero, tempo.QuartersPerMinute),
                .. _tempos.Where(change => change.Position > start)
                    .Select(change => change with { Position = change.Position - start }),
            ],
            Keys: []);
    }

    private static Part PartOf(bool isAnswer, int channel, IEnumerable<Entry> entries, Ticks start) => new(
        isAnswer ? "Continuo" : "You",
        [.. entries.Select(entry => entry.Note with { Onset = entry.Note.Onset - start })],
        IsPercussion: channel == MidiChannels.Percussion)
    {
        Channel = channel,
    };

    private record struct Entry(Note Note, int Channel, ulong Answer, double Seconds)
    {
        /// <summary>Only a pedal holds it.</summary>
        public bool IsReleased { get; set; }

        /// <summary>Its key was down when the sostenuto pedal went down.</summary>
        public bool IsCaught { get; set; }

        /// <summary>It was not played.</summary>
        public bool IsVoid { get; set; }

        /// <summary>Its end is not known.</summary>
        public readonly bool Sounds => Note.Duration == Ticks.Zero;

        public void EndAt(Ticks end) => Note = Note with { Duration = Longer(end - Note.Onset) };
    }
}
