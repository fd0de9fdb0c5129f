using System.Text.Json;
using Continuo.Engine.Music;
using Continuo.Training.Corpus;

namespace Continuo.Bench.Frames;

/// <summary>
/// Piano rolls as the published JSON files hold them: <c>train</c>, <c>valid</c> and <c>test</c> are lists of pieces, a
/// piece is a list of time steps, a step the list of its sounding MIDI keys, in any order; -1 is a voice that rests.
/// </summary>
public sealed record FrameCorpus(
    string Name, IReadOnlyList<IReadOnlyList<Frame>> Train, IReadOnlyList<IReadOnlyList<Frame>> Valid,
    IReadOnlyList<IReadOnlyList<Frame>> Test)
{
    private const int Rest = -1;

    /// <param name="path">A .json, or an archive or folder that has it.</param>
    /// <param name="member">The end of its name in there; may be null where there is only one.</param>
    /// <exception cref="InvalidDataException">No such member, several, or not such a file; says where.</exception>
    /// <exception cref="IOException">Missing or not readable.</exception>
    public static FrameCorpus Load(string path, string? member = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var skipped = new List<FlawedFile>();
        List<CorpusFile> files = [.. new CorpusFiles(
            name => name.EndsWith(member ?? ".json", StringComparison.Ordinal), withBeats: false, skipped).Of(path)];
        if (files.Count == 0)
            throw new InvalidDataException(
                $"{path} has no {member ?? "JSON file"}{(skipped.Count > 0 ? ": " + skipped[0].Reason : "")}");
        if (files.Count > 1)
            throw new InvalidDataException($"{path} has several: "
                + $"{string.Join(", ", files.Select(file => Path.GetFileName(file.Name)))}; say which");
        return Parse(files[0].Bytes, files[0].Name);
    }

    /// <exception cref="InvalidDataException">Not such a file; says where.</exception>
    public static FrameCorpus Parse(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return new FrameCorpus(
                Path.GetFileName(name), Part(document, "train", name), Part(document, "valid", name),
                Part(document, "test", name));
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{name} is not JSON: {error.Message}", error);
        }
    }

    /// <summary>The part of that name.</summary>
    public IReadOnlyList<IReadOnlyList<Frame>> Part(string part) => part switch
    {
        "train" => Train,
        "valid" => Valid,
        "test" => Test,
        _ => throw new ArgumentException($"there is no part '{part}'", nameof(part)),
    };

    private static List<Frame[]> Part(JsonDocument document, string part, string file)
    {
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty(part, out JsonElement pieces))
            throw new InvalidDataException($"{file} has no list '{part}'");
        var read = new List<Frame[]>();
        foreach (JsonElement piece in Items(pieces, $"{file}: {part}"))
        {
            string where = FormattableString.Invariant($"{file}: {part}, piece {read.Count + 1}");
            var frames = new List<Frame>();
            foreach (JsonElement step in Items(piece, where))
                frames.Add(FrameOf(step, FormattableString.Invariant($"{where}, step {frames.Count + 1}")));
            read.Add([.. frames]);
        }
        return read;
    }

    private static Frame FrameOf(JsonElement step, string where)
    {
        var pitches = new List<int>();
        foreach (JsonElement pitch in Items(step, where))
        {
            if (pitch.ValueKind != JsonValueKind.Number
                || pitch.GetDouble() is var key
                    && key != Rest
                    && key is not (>= Frame.LowestPitch and <= Frame.HighestPitch)
                || key != Math.Floor(key))
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{where}: {pitch} is not a key from {Frame.LowestPitch} to {Frame.HighestPitch}"));
            if (key != Rest)
                pitches.Add((int)key);
        }
        return Frame.Of([.. pitches]);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list, string where) =>
        list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new InvalidDataException($"{where} is not a list");
}
