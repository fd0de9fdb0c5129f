using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Studio.Common;

namespace Continuo.Studio.Music;

/// <summary>
/// The user's music: the summaries in memory, the files in their folders. What the disk holds and what is listed differ
/// at no instant that a request can see. [any] thread.
/// </summary>
internal sealed class MusicLibrary
{
    private readonly Lock _lock = new();
    private readonly SongFolder _folder;
    private readonly Dictionary<string, StoredFile> _files = [];
    private readonly Dictionary<string, string> _fileOfSong = [];
    private Song[]? _songs;

    /// <summary>Reads what is there; what is damaged is made again from the uploaded file, else set aside.</summary>
    public MusicLibrary(StudioFolders folders, Recovered recovered)
    {
        _folder = new(folders);
        foreach ((string id, StoredFile? found) in _folder.Ids.AsParallel().Select(id => (id, _folder.Load(id))))
        {
            if ((found ?? Repaired(id, recovered)) is { } file)
                Index(id, file);
        }
    }

    /// <summary>Newest first; those of one upload by name.</summary>
    public IReadOnlyList<Song> Songs
    {
        get
        {
            lock (_lock)
            {
                return _songs ??=
                [
                    .. _files.Values.SelectMany(file => file.Songs)
                        .OrderByDescending(stored => stored.Song.Added)
                        .ThenBy(stored => stored.Song.File, StringComparer.OrdinalIgnoreCase)
                        .ThenBy(stored => stored.Song.Id[..SongFolder.IdLength], StringComparer.Ordinal)
                        .ThenBy(stored => stored.Index)
                        .Select(stored => stored.Song),
                ];
            }
        }
    }

    public int Count
    {
        get
        {
            lock (_lock)
                return _fileOfSong.Count;
        }
    }

    public Song? Find(string id) => Entry(id)?.Stored.Song;

    /// <summary>The songs of a file that is there already; empty when it is not.</summary>
    /// <param name="fileId">Of its content.</param>
    public IReadOnlyList<Song> SongsOf(string fileId)
    {
        lock (_lock)
            return _files.TryGetValue(fileId, out StoredFile? file)
                ? [.. file.Songs.Select(stored => stored.Song)]
                : [];
    }

    /// <summary>The whole piece, read again from its file.</summary>
    /// <exception cref="Refusal">There is none of this id, or its file is damaged.</exception>
    public Score Read(string id)
    {
        (string fileId, StoredFile file, StoredSong stored) = Needed(id);
        IReadOnlyList<ScoreReadResult> pieces = FileReading.Scores(BytesOf(fileId, file), file.Name);
        return stored.Index < pieces.Count
            ? pieces[stored.Index].Score
            : throw Refusal.NotFound($"{file.Name} no longer holds this piece");
    }

    /// <summary>Several pieces of one file, which is read once: a book of tunes may hold thousands.</summary>
    /// <inheritdoc cref="Read"/>
    public IReadOnlyList<Score> ReadOfOneFile(IReadOnlyList<string> ids)
    {
        (string fileId, StoredFile file, _) = Needed(ids[0]);
        IReadOnlyList<ScoreReadResult> pieces = FileReading.Scores(BytesOf(fileId, file), file.Name);
        return [.. ids.Select(id => pieces[Needed(id).Stored.Index].Score)];
    }

    /// <summary>The uploaded file on the disk.</summary>
    /// <inheritdoc cref="Read"/>
    public string FileOf(string id)
    {
        (string fileId, StoredFile file, _) = Needed(id);
        return _folder.OriginalOf(fileId, file);
    }

    /// <summary>What training lists call the piece in its file (<c>file#number</c>); 0 for the only one.</summary>
    /// <inheritdoc cref="Read"/>
    public int NumberOf(string id) => Needed(id).Stored.Number;

    /// <summary>Takes a file in.</summary>
    /// <param name="fileId">Of its content.</param>
    /// <param name="path">Moved from there.</param>
    /// <param name="file">The songs that were read from it.</param>
    /// <returns>False when it is there already.</returns>
    /// <exception cref="Refusal">The library is full.</exception>
    public bool TryAdd(string fileId, string path, StoredFile file)
    {
        lock (_lock)
        {
            if (_files.ContainsKey(fileId))
                return false;
            if (_fileOfSong.Count + file.Songs.Count > MusicLimits.PiecesInLibrary)
                throw Refusal.Wrong(FormattableString.Invariant(
                    $"the library is full: it holds {MusicLimits.PiecesInLibrary:N0} pieces; remove some"));
            if (!_folder.TryAdd(fileId, path, file))
                return false;
            Index(fileId, file);
            return true;
        }
    }

    /// <returns>How many of them were there.</returns>
    public int Remove(IReadOnlyCollection<string> ids)
    {
        lock (_lock)
        {
            int removed = 0;
            foreach (IGrouping<string, string> ofFile in ids.Distinct().Where(_fileOfSong.ContainsKey)
                .GroupBy(id => _fileOfSong[id]).ToList())
            {
                StoredFile file = _files[ofFile.Key];
                StoredSong[] kept = [.. file.Songs.Where(stored => !ofFile.Contains(stored.Song.Id))];
                if (kept.Length > 0)
                    _folder.Update(ofFile.Key, file with { Songs = kept });
                else
                    _folder.Remove(ofFile.Key);
                Forget(ofFile.Key);
                if (kept.Length > 0)
                    Index(ofFile.Key, file with { Songs = kept });
                removed += file.Songs.Count - kept.Length;
            }

            return removed;
        }
    }

    private StoredFile? Repaired(string id, Recovered recovered)
    {
        try
        {
            StoredFile rebuilt = _folder.Rebuild(id);
            recovered.Add($"what was known of {rebuilt.Name} was damaged and has been made again from the file");
            return rebuilt;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Also a fault of ours in reading: one file never keeps the studio from starting.
            recovered.Add($"a damaged piece of music ({id}: {error.Message}) was set aside in {_folder.SetAside(id)}");
            return null;
        }
    }

    private void Index(string id, StoredFile file)
    {
        _files[id] = file;
        foreach (StoredSong stored in file.Songs)
            _fileOfSong[stored.Song.Id] = id;
        _songs = null;
    }

    private void Forget(string id)
    {
        foreach (StoredSong stored in _files[id].Songs)
            _fileOfSong.Remove(stored.Song.Id);
        _files.Remove(id);
        _songs = null;
    }

    private (string FileId, StoredFile File, StoredSong Stored)? Entry(string id)
    {
        lock (_lock)
            return _fileOfSong.TryGetValue(id, out string? fileId)
                ? (fileId, _files[fileId], _files[fileId].Songs.First(stored => stored.Song.Id == id))
                : null;
    }

    private (string FileId, StoredFile File, StoredSong Stored) Needed(string id) =>
        Entry(id) ?? throw Refusal.NotFound("this piece is not in the library");

    private byte[] BytesOf(string fileId, StoredFile file)
    {
        try
        {
            return File.ReadAllBytes(_folder.OriginalOf(fileId, file));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refusal.NotFound($"the file of {file.Name} is no longer there");
        }
    }
}
