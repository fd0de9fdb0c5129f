using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>
/// The notes that the answer under way has been given, in order of onset, before any feel is put on them.
/// </summary>
/// <remarks>Owner: [pump]. Fixed size: when it is full, the older half is forgotten.</remarks>
internal sealed class AnswerHistory
{
    // A loop is taken from here: half of this is 32 bars of sixteenths, four notes each.
    private const int Capacity = 4096;

    private readonly Note[] _notes = new Note[Capacity];
    private int _count;

    public ReadOnlySpan<Note> Notes => _notes.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public void Add(in Note note)
    {
        if (_count == Capacity)
        {
            _notes.AsSpan(Capacity / 2).CopyTo(_notes);
            _count = Capacity / 2;
        }
        _notes[_count++] = note;
    }
}
