using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Continuo.Engine.Storage;
using Continuo.Studio.Common;

namespace Continuo.Studio.Music;

/// <summary>
/// The folders in which uploaded files lie, named after their content: the file as it came, and <c>song.json</c> beside
/// it. A folder appears and goes by a rename, so that at no instant there is half a one.
/// </summary>
internal sealed partial class SongFolder(StudioFolders folders)
{
    private const string Sheet = "song.json";
    public const int IdLength = 16;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string IdOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..IdLength];

    /// <summary>The ids of all that look like such folders.</summary>
    public IEnumerable<string> Ids =>
        Directory.EnumerateDirectories(folders.Music).Select(path => Path.GetFileName(path)!)
            .Where(name => IdPattern().IsMatch(name));

    public string OriginalOf(string id, StoredFile file) => Path.Combine(PathOf(id), file.Original);

    /// <summary>Takes the file in.</summary>
    /// <param name="id">Of its content.</param>
    /// <param name="path">The file, on the same file system; moved from there.</param>
    /// <param name="file">The songs that were read from it.</param>
    /// <returns>False when it is there already.</returns>
    public bool TryAdd(string id, string path, StoredFile file)
    {
        string arriving = Path.Combine(
            folders.Arriving, "song-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(arriving);
        File.Move(path, Path.Combine(arriving, file.Original));
        AtomicFile.Write(Path.Combine(arriving, Sheet), stream => JsonSerializer.Serialize(stream, file, Json));
        try
        {
            Directory.Move(arriving, PathOf(id));
            return true;
        }
        catch (IOException) when (Directory.Exists(PathOf(id)))
        {
            Directory.Delete(arriving, recursive: true);
            return false;
        }
    }

    /// <summary>Replaces <c>song.json</c>.</summary>
    public void Update(string id, StoredFile file)
    {
        string arriving = Path.Combine(folders.Arriving, $"sheet-{id}-{Guid.NewGuid():N}");
        AtomicFile.Write(arriving, stream => JsonSerializer.Serialize(stream, file, Json));
        File.Move(arriving, Path.Combine(PathOf(id), Sheet), overwrite: true);
    }

    public void Remove(string id)
    {
        string leaving = Leftovers.Leaving(folders);
        Directory.Move(PathOf(id), leaving);
        Directory.Delete(leaving, recursive: true);
    }

    /// <summary>Null when it is damaged or of another version.</summary>
    public StoredFile? Load(string id)
    {
        try
        {
            using FileStream stream = File.OpenRead(Path.Combine(PathOf(id), Sheet));
            StoredFile? file = JsonSerializer.Deserialize<StoredFile>(stream, Json);
            return file is { Version: StoredFile.CurrentVersion, Songs.Count: > 0 }
                && OriginalPattern().IsMatch(file.Original)
                && file.Songs.All(stored => IsOf(id, stored.Song.Id))
                && new FileInfo(OriginalOf(id, file)) is { Exists: true } original && original.Length == file.Bytes
                ? file : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Makes <c>song.json</c> again from the file beside it.</summary>
    /// <exception cref="Refusal">The file is not there, not the one that came, or cannot be read.</exception>
    public StoredFile Rebuild(string id)
    {
        string original =
            Directory.EnumerateFiles(PathOf(id), "original.*").Order(StringComparer.Ordinal).FirstOrDefault()
                ?? throw Refusal.Wrong("its file is missing");
        byte[] bytes = File.ReadAllBytes(original);
        if (IdOf(bytes) != id)
            throw Refusal.Wrong("its file is not what was uploaded");
        StoredFile file = FileReading.Read(
            bytes, id, NameIn(id) ?? Path.GetFileName(original), Directory.GetCreationTimeUtc(PathOf(id)));
        Update(id, file with { Original = Path.GetFileName(original) });
        return file with { Original = Path.GetFileName(original) };
    }

    /// <summary>Puts a folder where nothing reads it.</summary>
    /// <returns>Where it lies now.</returns>
    public string SetAside(string id)
    {
        Directory.CreateDirectory(folders.SetAside);
        string place = Path.Combine(
            folders.SetAside, $"music-{id}-{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Random.Shared.Next(10_000)}");
        Directory.Move(PathOf(id), place);
        return place;
    }

    private string PathOf(string id) => Path.Combine(folders.Music, id);

    /// <summary>Of a sheet that is whole but of another version.</summary>
    private string? NameIn(string id)
    {
        try
        {
            using JsonDocument sheet = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(PathOf(id), Sheet)));
            return PlainText.FileName(sheet.RootElement.GetProperty("name").GetString() ?? "");
        }
        catch (Exception error)
            when (error is JsonException or IOException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsOf(string id, string songId) =>
        songId == id || (songId.StartsWith(id + "-", StringComparison.Ordinal) && songId.Length <= 64);

    [GeneratedRegex("^[0-9a-f]{16}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^original\.[a-z]{1,10}$")]
    private static partial Regex OriginalPattern();
}
