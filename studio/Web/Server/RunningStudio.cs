using System.Text.Json;
using Continuo.Engine.Storage;
using Continuo.Studio.Common;

namespace Continuo.Studio.Web.Server;

/// <summary>
/// Sees to it that one studio works on a data folder at a time: two would train the same jobs. The lock is the
/// system's, so it ends with the process, however that ends.
/// </summary>
internal sealed class RunningStudio : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _note;

    private RunningStudio(FileStream @lock, string note)
    {
        _lock = @lock;
        _note = note;
    }

    /// <summary>Claims the folder; null when another studio has it.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static RunningStudio? Claim(StudioFolders folders)
    {
        Directory.CreateDirectory(folders.Studio);
        try
        {
            var claim = new RunningStudio(
                new FileStream(
                    Path.Combine(folders.Studio, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None),
                NotePath(folders));
            File.Delete(claim._note); // of one that was killed: a second start would believe it
            return claim;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The address of the studio that has the folder; null while it is still starting.</summary>
    public static Uri? Address(StudioFolders folders)
    {
        try
        {
            using JsonDocument note = JsonDocument.Parse(File.ReadAllBytes(NotePath(folders)));
            return new(note.RootElement.GetProperty("url").GetString()!);
        }
        catch (Exception error) when (error is IOException or JsonException or KeyNotFoundException
            or UriFormatException or ArgumentNullException)
        {
            return null;
        }
    }

    /// <summary>Lets a second start find this one.</summary>
    public void Announce(Uri address) => AtomicFile.Write(
        _note, stream => JsonSerializer.Serialize(
            stream, new { url = address.ToString(), process = Environment.ProcessId }));

    public void Dispose()
    {
        File.Delete(_note);
        _lock.Dispose();
    }

    private static string NotePath(StudioFolders folders) => Path.Combine(folders.Studio, "running.json");
}
