using System.Diagnostics;
using System.Globalization;
using Continuo.Studio.Common;

namespace Continuo.Studio.Music;

/// <summary>
/// From files that have come to songs in the library: unpacks, reads, refuses
/// with a reason. One bad file never hinders another. [any]
/// </summary>
internal sealed partial class MusicIntake(
    MusicLibrary library, ReadingSlots slots, Changes changes, ILogger<MusicIntake> log)
{
    private static readonly TimeSpan NewsEvery = TimeSpan.FromSeconds(1);

    /// <param name="arrivals">In their folder, which the caller removes.</param>
    /// <param name="folder">That folder; archives are unpacked beside them.</param>
    /// <param name="cancel">The page has gone; what is stored by then stays.</param>
    public async Task<UploadAnswer> TakeAsync(IReadOnlyList<Arrival> arrivals, string folder, CancellationToken cancel)
    {
        var taken = new Taken(Stopwatch.GetTimestamp());
        foreach (Arrival arrival in arrivals)
        {
            await TryAsync(taken, arrival, async () =>
            {
                ArchiveKind kind = Archives.KindOf(arrival);
                if (kind == ArchiveKind.None)
                    await TakeFileAsync(taken, arrival, cancel);
                else
                    await TakeArchiveAsync(
                        taken, arrival, kind,
                        Path.Combine(folder, FormattableString.Invariant($"unpacked-{taken.Archives++}")), cancel);
            });
        }

        if (taken.Added.Count > 0)
            changes.Publish("music");
        return new(taken.Added, [.. taken.Known.Distinct()], taken.Refused);
    }

    private async Task TakeArchiveAsync(
        Taken taken, Arrival archive, ArchiveKind kind, string folder, CancellationToken cancel)
    {
        var refused = new List<RefusedFile>();
        List<Arrival> files = await slots.RunAsync(() => Archives.Unpack(archive, kind, folder, refused), cancel);
        taken.Refused.AddRange(refused);
        if (files.Count == 0 && refused.Count == 0)
            throw Refusal.Wrong("is an archive without files");
        foreach (Arrival file in files)
            await TryAsync(taken, file, () => TakeFileAsync(taken, file, cancel));
        Directory.Delete(folder, recursive: true);
    }

    private async Task TakeFileAsync(Taken taken, Arrival arrival, CancellationToken cancel)
    {
        if (Stopwatch.GetElapsedTime(taken.Began) > MusicLimits.TimeForRequest)
            throw Refusal.Wrong(string.Create(CultureInfo.InvariantCulture,
                $"was not reached: the upload took longer than {MusicLimits.TimeForRequest.TotalSeconds:0} s to read; "
                + $"send the rest again"));
        if (new FileInfo(arrival.Path).Length > MusicLimits.MusicXmlBytes)
            throw Refusal.Wrong(FormattableString.Invariant($"is larger than {MusicLimits.MusicXmlBytes >> 20} MiB"));

        byte[] bytes = await File.ReadAllBytesAsync(arrival.Path, cancel);
        string id = SongFolder.IdOf(bytes);
        if (library.SongsOf(id) is { Count: > 0 } known)
        {
            taken.Known.AddRange(known.Select(song => song.Id));
            return;
        }

        StoredFile file = await slots.RunAsync(() => FileReading.Read(bytes, id, arrival.Name, taken.At), cancel);
        if (library.TryAdd(id, arrival.Path, file))
            taken.Added.AddRange(file.Songs.Select(stored => stored.Song));
        else
            taken.Known.AddRange(library.SongsOf(id).Select(song => song.Id));
        if (Stopwatch.GetElapsedTime(taken.Told) < NewsEvery)
            return;
        taken.Told = Stopwatch.GetTimestamp();
        changes.Publish("music");
    }

    private async Task TryAsync(Taken taken, Arrival arrival, Func<Task> take)
    {
        try
        {
            await take();
        }
        catch (Refusal refusal)
        {
            taken.Refused.Add(new(arrival.Name, refusal.Message));
        }
        catch (Exception error)
            when (error is not (OperationCanceledException or IOException or UnauthorizedAccessException))
        {
            // A fault of ours in reading one file; the others are still wanted.
            CannotRead(log, arrival.Name, error);
            taken.Refused.Add(new(arrival.Name, $"cannot be read ({error.GetType().Name})"));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} cannot be read")]
    private static partial void CannotRead(ILogger log, string file, Exception error);

    /// <summary>The result of an upload so far.</summary>
    private sealed class Taken(long began)
    {
        public long Began { get; } = began;

        /// <summary>When the pages last heard of it.</summary>
        public long Told { get; set; } = began;

        /// <summary>The same for all files of an upload, so that they stay together in the list.</summary>
        public DateTimeOffset At { get; } = DateTimeOffset.UtcNow;

        public int Archives { get; set; }

        public List<Song> Added { get; } = [];

        public List<string> Known { get; } = [];

        public List<RefusedFile> Refused { get; } = [];
    }
}
