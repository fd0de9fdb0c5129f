namespace Continuo.Engine.Storage;

/// <summary>Replaces a file whole or not at all: a crash or a full disk leaves the old one unchanged. [any]</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes beside <paramref name="path"/>, flushes to the disk, then renames over it. When <paramref name="write"/>
    /// or the disk fails, the half-written file is removed and the error passed on.
    /// </summary>
    /// <exception cref="IOException">The folder is missing, full or not writable.</exception>
    public static void Write(string path, Action<Stream> write) => Write(path, write, replaces: true);

    /// <summary>As <see cref="Write(string, Action{Stream})"/>, but replaces nothing.</summary>
    /// <returns>False when there is a file of that name.</returns>
    /// <exception cref="IOException">The folder is missing, full or not writable.</exception>
    public static bool TryWriteNew(string path, Action<Stream> write)
    {
        if (File.Exists(path))
            return false;
        try
        {
            Write(path, write, replaces: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false; // somebody else was faster
        }
    }

    private static void Write(string path, Action<Stream> write, bool replaces)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, replaces);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The first error is the one to report.
        }
    }
}
