using Continuo.Engine.Presets;

namespace Continuo.Studio.Presets;

/// <summary>
/// Copies a preset with its weights, also those that it shares with another, into a folder of its own; texts and
/// figures are cleaned.
/// </summary>
internal static class PresetCopy
{
    public const string ModelFile = "model.safetensors";

    /// <summary>How its training went: for the curious, not needed to play.</summary>
    public const string LossFile = "loss.csv";

    /// <param name="preset">Read from a folder.</param>
    /// <param name="folder">Made.</param>
    /// <exception cref="IOException">The disk is full, or a file is gone.</exception>
    public static void Into(Preset preset, string folder)
    {
        Directory.CreateDirectory(folder);
        File.Copy(preset.ModelPath, Path.Combine(folder, ModelFile));
        string loss = Path.Combine(preset.Folder, LossFile);
        if (File.Exists(loss))
            File.Copy(loss, Path.Combine(folder, LossFile));
        PresetFile.Write(folder, PresetTexts.Cleaned(preset) with { ModelFile = ModelFile });
    }
}
