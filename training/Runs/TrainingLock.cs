namespace Continuo.Training.Runs;

/// <summary>
/// Sees to it that one process at a time trains in a folder: a run that is resumed may find the one before it still
/// putting its things away. The lock is the system's, so it ends with the process, however that ends.
/// </summary>
public sealed class TrainingLock : IDisposable
{
    private static readonly TimeSpan TryEvery = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private TrainingLock(FileStream file) => _file = file;

    /// <summary>Waits until the folder is free.</summary>
    /// <param name="folder">Of the preset that is trained; made if it is not there.</param>
    /// <param name="longest">How long to wait.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="IOException">Another process still trains there, or the folder is not writable.</exception>
    public static TrainingLock Wait(string folder, TimeSpan longest, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, ".lock");
        DateTime end = DateTime.UtcNow + longest;
        while (true)
        {
            try
            {
                return new(new FileStream(
                    path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
            }
            catch (IOException) when (File.Exists(path) && DateTime.UtcNow < end)
            {
                cancel.ThrowIfCancellationRequested();
                Thread.Sleep(TryEvery);
            }
            catch (IOException error) when (File.Exists(path))
            {
                throw new IOException($"{folder}: another training is at work there ({error.Message})", error);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
