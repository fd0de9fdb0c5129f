using System.Text.Json;

namespace Continuo.Training.Corpus;

/// <summary>A file that lists several sets, each with its style: what one model learns them from.</summary>
/// <param name="Sets">At least one.</param>
public sealed record CorpusSets(IReadOnlyList<CorpusSet> Sets)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <param name="file">JSON: <c>{ "sets": [ { "style": …, "data": […], … } ] }</c>, the members those of
    /// <see cref="CorpusSet"/>.</param>
    /// <param name="folder">What the paths in it are relative to; null = the file's own folder.</param>
    /// <exception cref="InvalidDataException">Not such a file; says where.</exception>
    /// <exception cref="IOException">Not readable.</exception>
    public static CorpusSets Read(string file, string? folder = null)
    {
        folder ??= Path.GetDirectoryName(Path.GetFullPath(file))!;
        CorpusSets sets;
        try
        {
            sets = JsonSerializer.Deserialize<CorpusSets>(File.ReadAllBytes(file), Json)
                ?? throw new JsonException("null is not a list of sets");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file}: {error.Message}", error);
        }
        if (sets.Sets is not { Count: > 0 })
            throw new InvalidDataException($"{file}: 'sets' is missing or empty");
        foreach (CorpusSet set in sets.Sets)
        {
            if (set.Style is { } style && (style.Length == 0 || style.Contains(',', StringComparison.Ordinal)))
                throw new InvalidDataException($"{file}: style '{style}' is empty or has a comma");
            if (!(set.Times > 0) || set.ValidEvery < 1)
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{file}: times is {set.Times}, validEvery {set.ValidEvery}; both must be above 0"));
        }
        return new CorpusSets([.. sets.Sets.Select(set => set with
        {
            Data = In(folder, set.Data),
            Train = In(folder, set.Train),
            Valid = In(folder, set.Valid),
        })]);
    }

    /// <summary>The set that is made of sources of these names, in whatever folders; null = none or several.</summary>
    public CorpusSet? WithData(IReadOnlyList<string> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        HashSet<string?> names = [.. data.Select(Path.GetFileName)];
        CorpusSet[] found = [.. Sets.Where(set => names.IsSubsetOf(set.Data.Select(Path.GetFileName)))];
        return found.Length == 1 ? found[0] : null;
    }

    private static List<string> In(string folder, IReadOnlyList<string> paths) => [
        .. paths.Select(path => Path.Combine(folder, path)),
    ];
}
