using System.Collections.Concurrent;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Presets;
using Continuo.Engine.Safetensors;

namespace Continuo.Studio.Presets;

/// <summary>What a preset's weights' file says.</summary>
/// <param name="Styles">The styles that the model knows.</param>
/// <param name="Bytes">The file's length.</param>
/// <param name="Error">Why it cannot be played; null when it can.</param>
internal sealed record WeightsFacts(IReadOnlyList<string> Styles, long Bytes, string? Error)
{
    private const int MostKept = 256;

    private static readonly ConcurrentDictionary<(string Folder, DateTime Preset, string Model, DateTime Written,
        long Bytes), WeightsFacts> Known = [];

    public static WeightsFacts None { get; } = new([], 0, null);

    /// <summary>
    /// Loads the model to see whether it plays, and remembers the answer until a file changes. [any] thread.
    /// </summary>
    public static WeightsFacts Of(Preset preset)
    {
        FileInfo model = new(preset.ModelPath), file = new(Path.Combine(preset.Folder, PresetFile.FileName));
        if (!model.Exists)
            return None with { Error = $"{preset.ModelPath} is missing" }; // removed since the list was made
        var key = (preset.Folder, file.LastWriteTimeUtc, model.FullName, model.LastWriteTimeUtc, model.Length);
        if (Known.TryGetValue(key, out WeightsFacts? facts))
            return facts;
        if (Known.Count >= MostKept)
            Known.Clear();
        return Known[key] = Load(preset) with { Bytes = model.Length };
    }

    private static WeightsFacts Load(Preset preset)
    {
        try
        {
            PresetLoader.Load(preset);
            ModelConfig config = WeightsFile.Read(preset.ModelPath).ReadConfig();
            return None with { Styles = config.Styles.Split(',', StringSplitOptions.RemoveEmptyEntries) };
        }
        catch (Exception error) when (error is PresetException or WeightsFileException)
        {
            return None with { Error = error.Message };
        }
    }
}
