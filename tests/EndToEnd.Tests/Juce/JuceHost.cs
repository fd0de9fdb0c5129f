using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Continuo.EndToEnd.Tests.Juce;

/// <summary>The real bundle in <c>tests/JuceHost</c>, a host from the classes of which many others are made.</summary>
internal static class JuceHost
{
    public const int SampleRate = 48000;

    private static string Executable => Path.Combine(RealHost.Programs, "juce-host");

    /// <summary>Why these tests cannot run here, or null.</summary>
    public static string? Unavailable { get; } = File.Exists(Executable)
        ? null
        : $"{Executable} is not built: install juce-modules-source-data libx11-dev libfreetype-dev libjpeg-dev "
            + "libpng-dev zlib1g-dev, then ./build.sh test";

    /// <summary>Plays the phrase that most tests play.</summary>
    /// <param name="tempo">Quarter notes a minute.</param>
    /// <param name="arguments">More of the host's options.</param>
    public static JuceOutcome Play(double tempo, params string[] arguments)
    {
        using var folder = new ScratchFolder();
        var start = new ProcessStartInfo(
            Executable,
            [RealHost.Bundle, "--midi", RealHost.Phrase, "--tempo", FormattableString.Invariant($"{tempo}"),
                "--sample-rate", $"{SampleRate}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CONTINUO_LOG"] = folder.File("log.txt");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? new JuceOutcome(JsonDocument.Parse(output).RootElement, tempo)
            : throw new InvalidOperationException($"juce-host: code {process.ExitCode}: {errors.Result}");
    }
}

/// <summary>What the host printed.</summary>
/// <param name="Report">All of its output, as JSON.</param>
/// <param name="Tempo">Quarter notes a minute.</param>
internal sealed record JuceOutcome(JsonElement Report, double Tempo)
{
    public List<OutputEvent> Events { get; } = [.. Report.GetProperty("notes").EnumerateArray()
        .Select(note => new OutputEvent(
            note[0].GetInt64(), note[0].GetInt64() / (double)JuceHost.SampleRate * Tempo / 60,
            note[1].GetBoolean(), note[2].GetInt32() - 1, note[3].GetInt32(), note[4].GetInt32() / 127.0))];

    public List<AnswerNote> Notes => OutputEvent.ToNotes(Events);

    public long PhraseEnd => Report.GetProperty("phraseEnd").GetInt64();

    public double Peak(string part) => Report.GetProperty($"peakOf{part}").GetDouble();

    public string Text(string parameter) =>
        Parameters.Single(row => row.GetProperty("name").GetString() == parameter).GetProperty("text").GetString()!;

    public IEnumerable<JsonElement> Parameters => Report.GetProperty("parameters").EnumerateArray();

    public string?[] Programs => [.. Report.GetProperty("programs").EnumerateArray().Select(name => name.GetString())];
}

/// <summary>A test that needs the JUCE host; skipped, with the reason, where it is not built.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JuceFactAttribute : FactAttribute
{
    public JuceFactAttribute() => Skip = JuceHost.Unavailable;
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JuceTheoryAttribute : TheoryAttribute
{
    public JuceTheoryAttribute() => Skip = JuceHost.Unavailable;
}
