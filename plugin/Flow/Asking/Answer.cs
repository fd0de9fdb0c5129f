using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Listening;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>
/// One answer: made by the floor when the instrument's turn comes, and handed along to the request queue, the engine
/// worker, the late policy and the schedule. Each finds here what it has to know of it.
/// </summary>
/// <remarks>
/// Owner: [pump]; [engine] hands its <see cref="AnswerTicket"/> through and never looks inside. Made once and used
/// again and again, so that nothing is allocated while the music plays: <see cref="Serial"/> tells the uses apart.
/// </remarks>
internal sealed class Answer
{
    private readonly Note[] _phrase = new Note[SeedBuffer.Capacity];
    private readonly AnswerHistory _committed = new();
    private int _phraseCount;
    private Ticks _owedFrom;
    private Ticks _askedUntil;
    private bool _isOwed;

    /// <summary>Counts the answers of this instance, those that never sounded included.</summary>
    public ulong Serial { get; private set; }

    /// <summary>Counts the turns whose answer began to sound; the random numbers depend on it.</summary>
    public uint Number { get; private set; }

    /// <summary>Its notes are void once the audio thread's epoch has moved on.</summary>
    public uint Epoch { get; private set; }

    public Ticks Start { get; private set; }

    /// <summary>No note of the turn starts at or after this.</summary>
    public Ticks End { get; private set; }

    public BarGrid Bars { get; private set; }

    /// <summary>The quantisation step; what is late is moved by whole steps.</summary>
    public Ticks GridStep { get; private set; }

    /// <summary>How the notes of the segment that is written now are placed and weighed.</summary>
    public Feel Feel { get; set; }

    /// <summary>Where it was decided on, whatever the size of blocks: nothing of it is sent before.</summary>
    public Ticks KnownFrom { get; set; }

    /// <summary>Where it begins, what sounds of the answer before ends.</summary>
    public bool TakesOver { get; set; }

    /// <summary>How the player of the phrase plays.</summary>
    public PlayerFeel Player { get; } = new();

    /// <summary>The register that the player leaves free.</summary>
    public FreeRegister Register { get; set; }

    /// <summary>The phrase as read, ordered by onset, then pitch.</summary>
    public ReadOnlySpan<Note> Phrase => _phrase.AsSpan(0, _phraseCount);

    /// <summary>The notes that are in the audio thread's ring, in order of onset, without the feel.</summary>
    public ReadOnlySpan<Note> Committed => _committed.Notes;

    /// <summary>What goes to [engine] and comes back with each note.</summary>
    public AnswerTicket Ticket => new(this, Serial);

    /// <summary>A new answer, in place of the one that this object was.</summary>
    /// <param name="serial">Its own.</param>
    /// <param name="epoch">The epoch in force.</param>
    /// <param name="line">Its start and number.</param>
    /// <param name="end">The turn's end.</param>
    /// <param name="bars">Where bars begin.</param>
    /// <param name="play">The knobs in force.</param>
    public void Begin(
        ulong serial, uint epoch, in ContinuationRequest line, Ticks end, BarGrid bars, in PlayOptions play)
    {
        (Serial, Number, Epoch) = (serial, line.AnswerNumber, epoch);
        (Start, End, Bars, GridStep) = (line.Start, end, bars, play.Grid);
        Feel = Feel.Of(play, bars, line.Start);
        Register = default;
        _phraseCount = 0;
        _committed.Clear();
        _isOwed = TakesOver = false;
    }

    /// <summary>Takes the phrase that is answered.</summary>
    /// <param name="played">As it was played, in order of arrival.</param>
    /// <param name="player">How its player plays.</param>
    public void Take(ReadOnlySpan<Note> played, PlayerFeel player)
    {
        PhraseReading.Read(played, Bars, _phrase);
        _phraseCount = played.Length;
        Player.CopyFrom(player);
    }

    /// <summary>Another answer takes over here.</summary>
    public void EndAt(Ticks end) => End = Ticks.Min(End, end);

    /// <summary>A note of it lies in the audio thread's ring.</summary>
    public void Commit(in Note note) => _committed.Add(note);

    /// <summary>It has been asked for up to here.</summary>
    public void AskUntil(Ticks until) => _askedUntil = until;

    /// <summary>The engine has to write the segment that starts here.</summary>
    public void Owe(Ticks from) => (_owedFrom, _isOwed) = (from, true);

    /// <summary>All that was asked for is written, or void.</summary>
    public void OweNothing() => _isOwed = false;

    /// <summary>The stretch that has been asked for and is not written yet.</summary>
    public bool Owes(out Ticks from, out Ticks until)
    {
        (from, until) = (_owedFrom, _askedUntil);
        return _isOwed;
    }

    /// <summary>
    /// The phrase's own notes, moved by whole bars of it to where they could stand in the answer. Returns how many.
    /// </summary>
    public int PhraseBetween(Ticks from, Ticks until, Span<Note> notes)
    {
        ReadOnlySpan<Note> phrase = Phrase;
        if (phrase.IsEmpty)
            return 0;
        Ticks bar = Bars.Meter.BarLength, start = Bars.BarStart(phrase[0].Onset);
        Ticks length = (phrase[^1].Onset + new Ticks(1)).CeilingTo(bar, start) - start;
        int count = 0;
        for (Ticks round = start + (from - start).FloorTo(length, Ticks.Zero); round < until; round += length)
        {
            foreach (ref readonly Note note in phrase)
            {
                Ticks onset = note.Onset - start + round;
                if (onset >= from && onset < until && count < notes.Length)
                    notes[count++] = note with { Onset = onset };
            }
        }
        return count;
    }
}
