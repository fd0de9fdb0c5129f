using Continuo.Studio.Common;
using Continuo.Studio.Music;

namespace Continuo.Studio.Presets;

/// <summary>The result of the packages that were sent.</summary>
/// <param name="Added">The presets that the plugin has now too.</param>
/// <param name="Refused">The files that were not taken in.</param>
internal sealed record ImportAnswer(IReadOnlyList<PresetInfo> Added, IReadOnlyList<RefusedFile> Refused);

/// <summary>
/// Takes presets in that others have exported. One file at a time, for a model
/// is as large in memory as on the disk. [any] thread.
/// </summary>
internal sealed class PresetImport(StudioFolders folders, PresetShelf shelf) : IDisposable
{
    private const int MostFiles = 50;

    private readonly SemaphoreSlim _one = new(1);

    public async Task<ImportAnswer> TakeAsync(IReadOnlyList<Arrival> files, CancellationToken cancel)
    {
        List<PresetInfo> added = [];
        List<RefusedFile> refused = [];
        foreach ((int index, Arrival file) in files.Index())
        {
            if (index >= MostFiles)
            {
                refused.Add(
                    new(file.Name, FormattableString.Invariant($"came after the {MostFiles}th; send it again")));
                continue;
            }

            await _one.WaitAsync(cancel);
            try
            {
                added.Add(Take(file.Path));
            }
            catch (Refusal error)
            {
                refused.Add(new(file.Name, error.Message));
            }
            finally
            {
                _one.Release();
            }
        }

        return new(added, refused);
    }

    /// <returns>The preset as it is in the plugin now.</returns>
    /// <exception cref="Refusal">It is not taken in.</exception>
    public PresetInfo Take(string path)
    {
        string folder = Path.Combine(folders.Arriving, $"import-{Guid.NewGuid():N}");
        try
        {
            using (FileStream file = File.OpenRead(path))
                PresetPackageReader.Unpack(file, folder);
            return shelf.InfoOf(shelf.Add(folder));
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => _one.Dispose();
}
