using Continuo.Engine.Control;

namespace Continuo.Studio.Training.Jobs;

/// <summary>Copies a preset with its weights, also those that it shares with another, into a folder of its own.</summary>
internal static class PresetCopy
{
    /// <param name="preset">Read from a folder.</param>
    /// <param name="folder">Made.</param>
    /// <exception cref="IOException">The disk is full, or a file is gone.</exception>
    public static void Into(Preset preset, string folder)
    {
        Directory.CreateDirectory(folder);
        string model = Path.GetFileName(preset.ModelPath);
        File.Copy(preset.ModelPath, Path.Combine(folder, model));
        PresetFile.Write(folder, preset with { ModelFile = model });
    }
}
