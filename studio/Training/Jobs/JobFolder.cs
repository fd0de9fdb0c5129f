using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Continuo.Engine.Storage;

namespace Continuo.Studio.Training.Jobs;

/// <summary>
/// What lies in a job's folder: <c>job.json</c>, the music's copies and lists,
/// <c>log.txt</c>, and the preset that is being made.
/// </summary>
internal sealed partial record JobFolder(string Path)
{
    public const string MusicList = "music.txt";
    public const string TrainList = "train.txt";
    public const string ValidList = "valid.txt";
    public const string From = "from";
    public const string Presets = "preset";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        WriteIndented = true,
    };

    public string Log => System.IO.Path.Combine(Path, "log.txt");

    public string Music => System.IO.Path.Combine(Path, "music");

    private string File => System.IO.Path.Combine(Path, "job.json");

    public static bool IsId(string id) => IdPattern().IsMatch(id);

    public string Preset(string presetId) => System.IO.Path.Combine(Path, Presets, presetId);

    /// <summary>Null where there is none, or none that can be read.</summary>
    public StoredJob? Read()
    {
        try
        {
            StoredJob? stored = JsonSerializer.Deserialize<StoredJob>(System.IO.File.ReadAllBytes(File), Json);
            return stored is { Job: not null, Arguments: not null, Options: not null } ? stored : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <exception cref="IOException">The disk is full; what was stored before is still there.</exception>
    public void Write(StoredJob job) => AtomicFile.Write(File, stream => JsonSerializer.Serialize(stream, job, Json));

    /// <summary>Removes what only the training needed; what cannot be removed now goes at the next start.</summary>
    public void Tidy()
    {
        try
        {
            foreach (string folder in new[] { Music, System.IO.Path.Combine(Path, From) })
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It only takes room.
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,64}$")]
    private static partial Regex IdPattern();
}
