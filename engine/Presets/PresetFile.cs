using System.Text.Json;
using System.Text.Json.Serialization;
using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Parameters;
using Continuo.Engine.Storage;

namespace Continuo.Engine.Presets;

/// <summary>Reads and writes <c>preset.json</c>. [any] thread, off every hot path.</summary>
public static class PresetFile
{
    public const string FileName = "preset.json";

    private const long MaximumBytes = 1 << 20;
    private const float MostStrength = 16;

    /// <summary>Some editors write one.</summary>
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads and checks a preset; members that are not known here are passed over.</summary>
    /// <param name="folder">The folder that holds <see cref="FileName"/>.</param>
    /// <exception cref="PresetException">The file is missing or damaged, or a member is missing or not
    /// valid.</exception>
    public static Preset Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string file = Path.Combine(folder, FileName);
        byte[] bytes = ReadBytes(file);
        return Parse(bytes, file) with { Folder = folder };
    }

    /// <summary>Checks JSON that is already in memory.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="file">Names the source in messages.</param>
    /// <exception cref="PresetException">Damaged, or a member is missing or not valid.</exception>
    public static Preset Parse(ReadOnlySpan<byte> json, string file)
    {
        PresetMembers members;
        try
        {
            ReadOnlySpan<byte> text = json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
            members = JsonSerializer.Deserialize(text, PresetJson.Default.PresetMembers)
                ?? throw new PresetException(file, "", "null is not a preset");
        }
        catch (JsonException error)
        {
            throw new PresetException(
                file, (error.Path ?? "").TrimStart('$', '.'), $"is damaged: {error.Message}", error);
        }

        return Check(members, file);
    }

    /// <summary>Writes <see cref="FileName"/> whole or not at all.</summary>
    /// <exception cref="IOException">The folder is missing, full or not writable.</exception>
    public static void Write(string folder, Preset preset)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(preset);
        AtomicFile.Write(
            Path.Combine(folder, FileName),
            stream => JsonSerializer.Serialize(stream, PresetMembers.Of(preset), PresetJson.Default.PresetMembers));
    }

    private static byte[] ReadBytes(string file)
    {
        try
        {
            long length = new FileInfo(file).Length;
            return length <= MaximumBytes
                ? File.ReadAllBytes(file)
                : throw new PresetException(
                    file, "", FormattableString.Invariant($"{length} bytes; at most {MaximumBytes} are read"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PresetException(file, "", $"cannot be read: {error.Message}", error);
        }
    }

    private static Preset Check(PresetMembers members, string file)
    {
        string id = Need(members.Id, "id");
        if (!IsId(id))
            throw new PresetException(file, "id", $"'{id}' has other characters than a-z, 0-9, '-', '_'");

        string encoding = Need(members.Encoding, "encoding");
        if (Tokenizers.Find(encoding) is null)
        {
            string known = string.Join(", ", Tokenizers.All.Select(tokenizer => tokenizer.Id));
            throw new PresetException(file, "encoding", $"'{encoding}' is not known; there is {known}");
        }

        string model = members.Model ?? "model.safetensors";
        if (!IsPlainName(model) && !IsInPresetBeside(model))
            throw new PresetException(file, "model", $"'{model}' is neither a plain file name nor ../ID/NAME");
        if (members.Config?.Problem() is { } problem)
            throw new PresetException(file, "config", problem);

        return new()
        {
            Id = id,
            Name = Need(members.Name, "name"),
            Style = members.Style ?? "",
            Description = members.Description ?? "",
            Encoding = encoding,
            ModelFile = model,
            StyleVector = members.StyleVector,
            Config = members.Config,
            Defaults = CheckDefaults(members.Defaults ?? [], file),
            Return = new(
                CheckStrength(members.LookBack, "lookBack", MostStrength, file),
                CheckStrength(members.ReturnOdds, "returnOdds", MostStrength, file),
                CheckStrength(members.ReturnLater, "returnLater", 1, file)),
            Loops = CheckLoops(members.Loops ?? [], file),
            Training = members.Training,
            Metrics = members.Metrics ?? [],
        };

        string Need(string? value, string member) =>
            string.IsNullOrWhiteSpace(value) ? throw new PresetException(file, member, "is missing or empty") : value;
    }

    private static LoopLimits CheckLoops(int[] onsets, string file) =>
        LoopLimits.ProblemOf(onsets) is { } problem
            ? throw new PresetException(file, "loops", problem)
            : new(onsets);

    private static float CheckStrength(float? value, string member, float most, string file) => value switch
    {
        null => 1,
        > 0 when value <= most => value.Value,
        _ => throw new PresetException(file, member, FormattableString.Invariant($"{value} is not above 0 to {most}")),
    };

    private static bool IsId(string id) =>
        id.Length > 0
        && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_');

    private static bool IsPlainName(string name) =>
        name.Length > 0 && name is not ("." or "..") && !name.AsSpan().ContainsAny("/\\:");

    private static bool IsInPresetBeside(string path) =>
        path.Split('/') is ["..", var id, var name] && IsId(id) && IsPlainName(name);

    private static Dictionary<ParameterId, double> CheckDefaults(Dictionary<string, double> defaults, string file)
    {
        Dictionary<ParameterId, double> plain = [];
        foreach ((string name, double value) in defaults)
        {
            Parameter row = ParameterTable.Rows.FirstOrDefault(row => row.Id.ToString() == name)
                ?? throw new PresetException(file, $"defaults.{name}", "is not a parameter");
            if (!(value >= row.Minimum && value <= row.Maximum))
                throw new PresetException(
                    file, $"defaults.{name}",
                    FormattableString.Invariant($"{value} is not in {row.Minimum}..{row.Maximum}"));
            plain[row.Id] = value;
        }

        return plain;
    }
}

/// <summary>The file's members as they stand there, before they are checked.</summary>
internal sealed record PresetMembers(
    string? Id,
    string? Name,
    string? Style,
    string? Description,
    string? Encoding,
    string? Model,
    string? StyleVector,
    ModelConfig? Config,
    Dictionary<string, double>? Defaults,
    float? LookBack,
    float? ReturnOdds,
    float? ReturnLater,
    int[]? Loops,
    PresetTraining? Training,
    Dictionary<string, PresetMetrics>? Metrics)
{
    public static PresetMembers Of(Preset preset) => new(
        preset.Id,
        preset.Name,
        preset.Style,
        preset.Description,
        preset.Encoding,
        preset.ModelFile,
        preset.StyleVector,
        preset.Config,
        preset.Defaults.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value),
        UnlessOne(preset.Return.LookBack),
        UnlessOne(preset.Return.Odds),
        UnlessOne(preset.Return.Later),
        preset.Loops.IsNone ? null : [.. preset.Loops.Onsets],
        preset.Training,
        preset.Metrics.ToDictionary());

    private static float? UnlessOne(float strength) => strength == 1 ? null : strength;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    WriteIndented = true)]
[JsonSerializable(typeof(PresetMembers))]
internal sealed partial class PresetJson : JsonSerializerContext;
