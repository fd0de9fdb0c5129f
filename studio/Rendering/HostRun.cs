using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Continuo.Engine;
using Continuo.Engine.Export;
using Continuo.Engine.Import.Common;

namespace Continuo.Studio.Rendering;

/// <summary>What one run of the headless host is given.</summary>
internal sealed record HostOptions
{
    /// <summary>Where the notes that come out go, as a MIDI file.</summary>
    public string? MidiOut { get; init; }

    public string? WavOut { get; init; }
    public int BlockSize { get; init; } = 512;
    public int SampleRate { get; init; } = 48000;
    public bool Realtime { get; init; }

    /// <summary>Quarter notes that the host plays on after the file's end.</summary>
    public double TailQuarters { get; init; } = 24;

    /// <summary><c>Name=value</c>, as the plugin shows names and values.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];
}

/// <summary>Plays a file through the real bundle in <c>continuo-host</c>.</summary>
internal static class HostRun
{
    /// <summary>Reads what is to be played, and says what had to be repaired.</summary>
    /// <exception cref="ScoreReadException">The file cannot be read.</exception>
    public static Performance Read(string musicIn)
    {
        Performance music = PerformanceFile.Read(musicIn);
        foreach (string repair in music.Repairs)
            Console.Error.WriteLine($"{musicIn}: {repair}");
        return music;
    }

    /// <summary>Runs the host to its end and returns the figures that it prints.</summary>
    /// <exception cref="InvalidOperationException">The host failed; the message is its own.</exception>
    public static JsonElement Run(HostOptions options, Performance music)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("continuo-render-");
        try
        {
            string input = Path.Combine(folder.FullName, "music.txt");
            string output = Path.Combine(folder.FullName, "events.tsv");
            File.WriteAllText(input, PerformanceFile.ToText(music));
            JsonElement figures = Run(["--music", input, "--out-events", output, .. Arguments(options)]);
            if (options.MidiOut is not null)
                MidiFileWriter.Write(options.MidiOut, HostEvents.ToScore(output, music));
            return figures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JsonElement Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Layout.Host) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Layout.Bundle);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"continuo-host ended with code {process.ExitCode}: {errors.Result.Trim()}");
        return JsonDocument.Parse(output).RootElement;
    }

    private static IEnumerable<string> Arguments(HostOptions options)
    {
        yield return "--block-size";
        yield return options.BlockSize.ToString(CultureInfo.InvariantCulture);
        yield return "--sample-rate";
        yield return options.SampleRate.ToString(CultureInfo.InvariantCulture);
        yield return "--tail-quarters";
        yield return options.TailQuarters.ToString(CultureInfo.InvariantCulture);
        yield return "--json";
        if (options.Realtime)
            yield return "--realtime";
        if (options.WavOut is not null)
        {
            yield return "--out-wav";
            yield return options.WavOut;
        }
        foreach (string parameter in options.Parameters)
        {
            yield return "--param";
            yield return parameter;
        }
    }
}
