using System.Runtime.CompilerServices;
using Continuo.Engine.Presets;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>The presets of the repository, each loaded once.</summary>
internal static class ShippedPresets
{
    private static readonly Dictionary<string, LoadedPreset> Loaded = [];

    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Directory.GetDirectories(Folder()).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal),
    ];

    public static ContinuationEngine Engine(string id)
    {
        ContinuationEngine engine = new();
        engine.Load(Open(id));
        return engine;
    }

    public static Preset Find(string id) => Open(id).Preset;

    private static LoadedPreset Open(string id)
    {
        lock (Loaded)
        {
            if (!Loaded.TryGetValue(id, out LoadedPreset? preset))
                Loaded[id] = preset = PresetLoader.Load(PresetFile.Read(Path.Combine(Folder(), id)));
            return preset;
        }
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "presets"));
}
