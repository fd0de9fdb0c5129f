using System.Text.Json;
using System.Text.RegularExpressions;
using Continuo.Engine.Export;
using Continuo.Engine.Import;
using Continuo.Engine.Music;
using Continuo.Engine.Storage;
using Continuo.Studio.Common;

namespace Continuo.Studio.Play;

/// <summary>
/// What was played, on the disk: a folder for each take, moved into its place whole, with the music as MIDI beside the
/// figures, so that it can be heard when the preset is gone. All summaries are in memory. [any] thread.
/// </summary>
internal sealed partial class TakeShelf
{
    /// <summary>Takes that nobody kept; beyond them the oldest go.</summary>
    public const int Most = 100;

    private const string Summary = "take.json";
    private const string AnswerFile = "answer.mid";
    private const string WholeFile = "whole.mid";

    private static readonly JsonSerializerOptions Json = Shape();

    private readonly StudioFolders _folders;
    private readonly Changes _changes;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Take> _takes = new(StringComparer.Ordinal);

    /// <summary>Reads what is there. A take that cannot be read is left where it lies, and said.</summary>
    public TakeShelf(StudioFolders folders, Changes changes, Recovered recovered)
    {
        _folders = folders;
        _changes = changes;
        foreach (string folder in Directory.GetDirectories(folders.Takes))
        {
            string id = Path.GetFileName(folder);
            try
            {
                Take? take = JsonSerializer.Deserialize<Take>(File.ReadAllBytes(Path.Combine(folder, Summary)), Json);
                _takes[id] = take is { Request: not null, Figures: not null, Picture.Notes: not null }
                    ? take with { Id = id, Request = TakeKnobs.OnlyKnown(take.Request) }
                    : throw new JsonException("it is not whole");
            }
            catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
            {
                recovered.Add($"The take {id} cannot be read and is not listed: {error.Message}");
            }
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Take> Takes
    {
        get
        {
            lock (_lock)
                return [.. _takes.Values.Reverse()];
        }
    }

    /// <exception cref="Refusal">There is none of this id.</exception>
    public Take Find(string id)
    {
        lock (_lock)
            return _takes.GetValueOrDefault(id)
                ?? throw Refusal.NotFound(Id().IsMatch(id) ? $"there is no take {id}" : "that is not a take's id");
    }

    /// <exception cref="IOException">The disk is full; nothing was stored.</exception>
    public void Add(IReadOnlyList<MadeTake> made)
    {
        foreach (MadeTake take in made)
            Store(take);
        Prune();
        _changes.Publish("takes");
    }

    /// <exception cref="Refusal">There is none of this id.</exception>
    public Take Keep(string id, bool kept)
    {
        lock (_lock)
        {
            Take take = Find(id) with { Kept = kept };
            AtomicFile.Write(
                Path.Combine(FolderOf(id), Summary), stream => JsonSerializer.Serialize(stream, take, Json));
            _takes[id] = take;
            _changes.Publish("takes");
            return take;
        }
    }

    /// <exception cref="Refusal">There is none of this id.</exception>
    public void Discard(string id)
    {
        lock (_lock)
        {
            Find(id);
            Remove(id);
        }
        _changes.Publish("takes");
    }

    /// <summary>The music of a take.</summary>
    /// <param name="id">Of the take.</param>
    /// <param name="withSeed">With what was heard before it.</param>
    /// <exception cref="Refusal">There is none of this id.</exception>
    public byte[] MidiOf(string id, bool withSeed) =>
        File.ReadAllBytes(Path.Combine(FolderOf(Find(id).Id), withSeed ? WholeFile : AnswerFile));

    /// <inheritdoc cref="MidiOf"/>
    public Score ScoreOf(string id, bool withSeed) =>
        ScoreReaders.Read(MidiOf(id, withSeed), $"{Find(id).FileName}.mid").Score;

    private void Store(MadeTake made)
    {
        string arriving = Path.Combine(_folders.Arriving, made.Take.Id);
        Directory.CreateDirectory(arriving);
        MidiFileWriter.Write(Path.Combine(arriving, AnswerFile), made.Answer);
        MidiFileWriter.Write(Path.Combine(arriving, WholeFile), made.Whole);
        AtomicFile.Write(Path.Combine(arriving, Summary), stream => JsonSerializer.Serialize(stream, made.Take, Json));
        lock (_lock)
        {
            Directory.Move(arriving, FolderOf(made.Take.Id));
            _takes[made.Take.Id] = made.Take;
        }
    }

    private void Prune()
    {
        lock (_lock)
        {
            foreach (string id in _takes.Values.Where(take => !take.Kept).Reverse().Skip(Most)
                .Select(take => take.Id).ToList())
                Remove(id);
        }
    }

    /// <summary>Out of the way in one step first: a kill leaves the whole take or none.</summary>
    private void Remove(string id)
    {
        string leaving = Leftovers.Leaving(_folders);
        Directory.Move(FolderOf(id), leaving);
        _takes.Remove(id);
        Directory.Delete(leaving, recursive: true);
    }

    private string FolderOf(string id) => Path.Combine(_folders.Takes, id);

    private static JsonSerializerOptions Shape()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        StudioJson.Shape(json);
        // Of a newer studio.
        json.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip;
        return json;
    }

    [GeneratedRegex("^[a-z0-9-]{1,64}$")]
    private static partial Regex Id();
}
