using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Continuo.Studio.Common;
using Continuo.Studio.Platform;

namespace Continuo.Studio.Sound;

/// <summary>
/// Renders MIDI by FluidSynth and a General MIDI SoundFont, in a child process, into files that are kept for
/// the next time. Where one of the two is not installed it says so. [any] thread; docs/decisions/0025 has the choice.
/// </summary>
internal sealed class FluidSynth(StudioFolders folders) : IDisposable
{
    private const int SampleRate = 44_100;
    private const string Gain = "1";
    private const long MostBytes = 512L << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turns = new(2);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _rendering = [];

    /// <summary>The SoundFont's name; null where there is no sound.</summary>
    public static string? Name =>
        Program is null || SoundFont is null ? null : $"FluidSynth, {Path.GetFileName(SoundFont)}";

    /// <summary>What is missing; null where nothing is.</summary>
    public static string? Missing => Program is null
        ? "FluidSynth is not installed" + WithoutSound
        : SoundFont is null ? "no SoundFont is installed" + WithoutSound : null;

    private static string WithoutSound =>
        $" ({IPlatform.Current.HowToInstallSound}): a plain tone plays instead, and there are no WAV files";

    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, IPlatform.Current.ProgramFile("fluidsynth")))
        .FirstOrDefault(File.Exists);

    private static string? SoundFont =>
        Environment.GetEnvironmentVariable("CONTINUO_SOUNDFONT") is { Length: > 0 } named && File.Exists(named)
            ? named
            : IPlatform.Current.SoundFontFolders.Where(Directory.Exists)
                .SelectMany(folder => Directory.GetFiles(folder, "*.sf?"))
                .Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>A WAV file of 16 bits and two channels; the same MIDI is rendered once.</summary>
    /// <exception cref="Refusal">It is not installed, failed, or took longer than a minute.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public async Task<string> RenderAsync(byte[] midi, CancellationToken cancel)
    {
        if (Missing is { } missing)
            throw Refusal.Unavailable(missing);
        string key = Convert.ToHexStringLower(
            SHA256.HashData([.. midi, .. Encoding.UTF8.GetBytes($"{SoundFont} {Gain} {SampleRate}")]))[..32];
        string path = Path.Combine(folders.Cache, key + ".wav");
        if (File.Exists(path))
        {
            File.SetLastAccessTimeUtc(path, DateTime.UtcNow);
            return path;
        }
        // Who goes away must not end it for the others who wait.
        Task<string> rendering = _rendering.GetOrAdd(key, _ => new(() => Render(midi, key, path))).Value;
        return await rendering.WaitAsync(cancel);
    }

    /// <summary>Ends what is being rendered: nobody waits for it any more.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        try
        {
            Task.WaitAll([.. _rendering.Values.Select(one => one.Value)], TimeToEnd);
        }
        catch (AggregateException)
        {
            // As was wanted.
        }
        _stopping.Dispose();
        _turns.Dispose();
    }

    private async Task<string> Render(byte[] midi, string key, string path)
    {
        await _turns.WaitAsync(_stopping.Token);
        string source = Path.Combine(folders.Arriving, key + ".mid"),
            arriving = Path.Combine(folders.Arriving, key + ".wav");
        try
        {
            await File.WriteAllBytesAsync(source, midi);
            await Run(source, arriving, _stopping.Token);
            File.Move(arriving, path, overwrite: true);
            Prune();
            return path;
        }
        finally
        {
            File.Delete(source);
            File.Delete(arriving);
            _rendering.TryRemove(key, out _);
            _turns.Release();
        }
    }

    private static async Task Run(string source, string destination, CancellationToken stopping)
    {
        string rate = SampleRate.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(
            Program!, ["-n", "-i", "-q", "-r", rate, "-g", Gain, "-T", "wav", "-F", destination, SoundFont!, source])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        late.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw Refusal.Unavailable(
                $"FluidSynth took longer than {Patience.TotalSeconds:0} s; the music may be too long");
        }
        if (process.ExitCode != 0 || !File.Exists(destination))
            throw Refusal.Unavailable($"FluidSynth failed with code {process.ExitCode}: {(await said).Trim()}");
    }

    /// <summary>What was heard last stays.</summary>
    private void Prune()
    {
        long sum = 0;
        foreach (FileInfo file in new DirectoryInfo(folders.Cache).GetFiles("*.wav")
            .OrderByDescending(file => file.LastAccessTimeUtc))
        {
            sum += file.Length;
            if (sum > MostBytes)
                file.Delete();
        }
    }
}
