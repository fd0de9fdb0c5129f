using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Flow.Playing;

/// <summary>
/// What happens live when the engine is late, in this order: the spare that was prepared ahead is played; what comes
/// late is moved by whole steps of the grid, and with it the rest of the answer; after a beat without anything the
/// phrase itself is played again; where there is none, the music rests. No note is ever played at a wrong time.
/// </summary>
/// <remarks>Owner: [pump].</remarks>
internal sealed class LatePolicy(AudioHorizon horizon, StatusBoard status)
{
    private const int Capacity = 512;

    // Seconds that a note needs at least, from here into the block that plays it.
    private const double WayIn = 0.001;

    // Seconds before an owed segment is due at which it is given up: the pump itself may be some milliseconds late.
    private const double Margin = 0.006;

    private static readonly Ticks Nothing = new(long.MinValue);
    private static readonly Ticks Quarter = new(Ticks.PerQuarter);

    private readonly Note[] _spare = new Note[Capacity];
    private readonly Note[] _instead = new Note[SeedBuffer.Capacity];
    private AnswerTicket _ticket; // of the answer that all below is about
    private int _spareCount;
    private Ticks _spareFrom;
    private Ticks _spareUntil = Nothing;
    private Ticks _shift;
    private Ticks _replacedUntil = Nothing; // what the worker still gives before this is dropped
    private Ticks _latest = Nothing;

    /// <summary>Takes a mark or a note of what is prepared ahead.</summary>
    public void Prepare(Answer answer, AnswerItemKind kind, in Note note)
    {
        Follow(answer);
        switch (kind)
        {
            case AnswerItemKind.SpareBegin:
                _spareCount = 0;
                _spareFrom = _spareUntil = note.Onset;
                break;
            case AnswerItemKind.SpareNote:
                if (_spareCount == Capacity)
                    ForgetPlayed();
                if (_spareCount < Capacity)
                    _spare[_spareCount++] = note;
                break;
            case AnswerItemKind.SpareEnd when _spareCount < Capacity:
                _spareUntil = note.Onset;
                break;
        }
    }

    /// <summary>A note of the answer, moved if it is late; false when it is not to be played any more.</summary>
    public bool Admit(Answer answer, ref Note note, bool isLive)
    {
        Follow(answer);
        if (note.Onset < _replacedUntil)
            return false;
        Ticks onset = note.Onset + _shift;
        Ticks possible = isLive ? Possible(answer) : onset;
        if (onset < possible)
        {
            Ticks steps = (possible - onset).CeilingTo(answer.GridStep, Ticks.Zero);
            _shift += steps;
            onset += steps;
            status.Shifted();
        }
        if (onset >= answer.End)
            return false;
        Ticks duration = note.Duration;
        if (_shift > Ticks.Zero && onset + duration > answer.End)
            duration = answer.End - onset;
        note = note with { Onset = onset, Duration = duration };
        _latest = onset;
        return true;
    }

    /// <summary>
    /// Live: the notes that are played instead of a segment that is owed and nearly due. Empty while there is time.
    /// </summary>
    public ReadOnlySpan<Note> Instead(Answer answer)
    {
        if (!answer.Owes(out Ticks from, out Ticks until))
            return default;
        Follow(answer);
        Ticks waitingSince = from;
        from = from > _replacedUntil ? from : _replacedUntil;
        if (from >= until || horizon.In(Margin + Ahead(answer)) <= from + _shift)
            return default;

        int count = 0;
        Ticks end = from + Quarter < until ? from + Quarter : until;
        if (_shift == Ticks.Zero && _spareFrom <= from && _spareUntil >= end)
            count = Take(answer, _spare.AsSpan(0, _spareCount), from, end);
        else if (horizon.In(0) - waitingSince >= Quarter)
            count = Take(answer, _instead.AsSpan(0, answer.PhraseBetween(from, end, _instead)), from, end);
        else
            return default;
        _replacedUntil = end;
        status.UsedSpare();
        return _instead.AsSpan(0, count);
    }

    private void ForgetPlayed()
    {
        int played = 0;
        while (played < _spareCount && _spare[played].Onset <= _latest)
            played++;
        _spare.AsSpan(played, _spareCount - played).CopyTo(_spare);
        _spareCount -= played;
        _spareFrom = _latest > _spareFrom ? _latest : _spareFrom;
    }

    private int Take(Answer answer, ReadOnlySpan<Note> notes, Ticks from, Ticks end)
    {
        int count = 0;
        Ticks possible = Possible(answer);
        foreach (Note note in notes)
        {
            if (note.Onset >= from && note.Onset < end && note.Onset > _latest && note.Onset >= possible)
                _instead[count++] = note;
        }
        return count;
    }

    /// <summary>The earliest onset that is still in time.</summary>
    private Ticks Possible(Answer answer) => horizon.In(WayIn + Ahead(answer));

    // Seconds by which notes are sent before their position.
    private static double Ahead(Answer answer) => answer.Feel.Earlier / 1000.0;

    private void Follow(Answer answer)
    {
        if (answer.Ticket == _ticket)
            return;
        _ticket = answer.Ticket;
        _shift = Ticks.Zero;
        _spareCount = 0;
        _replacedUntil = _latest = _spareUntil = Nothing;
    }
}
