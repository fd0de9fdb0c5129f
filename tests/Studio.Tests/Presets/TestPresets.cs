using System.Text.Json;
using Continuo.Engine.Presets;
using Continuo.Engine.Storage;
using Continuo.Studio.Common;
using Continuo.Studio.Presets;
using Continuo.Studio.Tests.Web;

namespace Continuo.Studio.Tests.Presets;

/// <summary>Presets to work on, made of those of this repository.</summary>
internal static class TestPresets
{
    /// <summary>A copy under another id and name, outside the folder that the plugin watches.</summary>
    public static string Variant(StudioFolders folders, string shipped, string id, string? name = null)
    {
        string folder = Path.Combine(folders.Data, "outside", id);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Preset preset = PresetFile.Read(Path.Combine(RunningServer.ShippedPresets, shipped));
        PresetCopy.Into(preset with { Id = id, Name = name ?? id }, folder);
        return folder;
    }

    public static async Task<JsonElement> Get(RunningServer server, string id) =>
        (await server.Get("/api/presets")).EnumerateArray()
            .Single(preset => preset.GetProperty("id").GetString() == id);

    /// <summary>Every file under a folder with what it holds, to see that nothing has changed.</summary>
    public static string Print(string folder) => string.Join(
        '\n', Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Sha256.NameOf(File.ReadAllBytes(file))}"));
}
