using System.Runtime.CompilerServices;
using Continuo.Plugin.Presets;
using Xunit;

namespace Continuo.Plugin.Tests.Presets;

/// <summary>The shelf is one for the process: tests that fill it take turns.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PresetShelfCollection
{
    public const string Name = "preset shelf";
}

/// <summary>A folder of presets for a test, copies of one that ships; gone when the test is over.</summary>
internal sealed class PresetFolder : IDisposable
{
    private static readonly string Shipped = Find();

    public string Path { get; } = Directory.CreateTempSubdirectory("continuo-presets-").FullName;

    /// <summary>Installs a preset under this id.</summary>
    public string Add(string id, string source = "lieder-melody")
    {
        string folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, id)).FullName;
        string from = System.IO.Path.Combine(Shipped, source);
        string json = File.ReadAllText(System.IO.Path.Combine(from, "preset.json"))
            .Replace($"\"{source}\"", $"\"{id}\"", StringComparison.Ordinal);
        File.Copy(System.IO.Path.Combine(from, "model.safetensors"), ModelOf(id), overwrite: true);
        File.WriteAllText(System.IO.Path.Combine(folder, "preset.json"), json);
        return folder;
    }

    public string ModelOf(string id) => System.IO.Path.Combine(Path, id, "model.safetensors");

    public void Remove(string id) => Directory.Delete(System.IO.Path.Combine(Path, id), recursive: true);

    public void Open() => PresetShelf.Open([System.IO.Path.Combine(Path, "not-there-yet"), Path]);

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        PresetShelf.Open([]);
    }

    /// <summary>Waits for something that another thread does.</summary>
    public static void WaitUntil(Func<bool> isSo, string what)
    {
        for (int tries = 0; !isSo(); tries++)
        {
            Assert.True(tries < 1000, what + " did not happen within 10 s");
            Thread.Sleep(10);
        }
    }

    private static string Find([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(
            System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "..", "presets"));
}
