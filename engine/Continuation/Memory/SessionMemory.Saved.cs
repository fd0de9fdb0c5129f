namespace Continuo.Engine.Continuation.Memory;

public sealed partial class SessionMemory
{
    private SavedMemory? _newer; // what a newer version saved, to be given back

    /// <summary>[any] What is to be saved: phrases and marked answers. Allocates.</summary>
    public SavedMemory Snapshot()
    {
        lock (_gate)
        {
            if (_newer is not null)
                return _newer;
            List<SavedEntry> saved = new(_entryCount);
            foreach (ref readonly MemoryEntry entry in _entries.AsSpan(0, _entryCount))
                if (entry.Kind == MemoryKind.Phrase || entry.Mark != 0)
                    saved.Add(new(entry.Kind, entry.Meter, entry.Key, entry.Mark, NotesOf(entry).ToArray()));
            return new(saved);
        }
    }

    /// <summary>
    /// Takes the place of what is remembered. What a newer version saved is left alone: nothing of it is remembered,
    /// and it is what <see cref="Snapshot"/> gives until <see cref="ForgetAll"/>.
    /// </summary>
    public void Restore(SavedMemory saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        ForgetAll();
        lock (_gate)
            _newer = saved.IsNewer ? saved : null;
        foreach (SavedEntry entry in saved.Entries)
        {
            if (entry.Notes.Count is 0 or > MaxNotesPerEntry || (entry.Kind == MemoryKind.Answer && entry.Mark == 0))
                continue;
            for (int i = 0; i < entry.Notes.Count; i++)
                _incoming[i] = entry.Notes[i];
            MarkedCount += entry.Mark != 0 ? 1 : 0;
            Append(
                new(entry.Kind, entry.Meter, entry.Key, entry.Mark) { Origin = new(long.MinValue) },
                _incoming.AsSpan(0, entry.Notes.Count));
        }
    }
}
