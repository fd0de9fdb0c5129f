using System.Diagnostics;
using Continuo.Engine.Export;
using Continuo.Engine.Import;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Export;

/// <summary>
/// The oracle is another program: LilyPond's musicxml2ly reads our files, and LilyPond plays them to MIDI.
/// </summary>
public partial class MusicXmlWriterTests
{
    [LilyPondFact]
    public void LilyPondHearsTheSameNotes()
    {
        string folder = Directory.CreateTempSubdirectory("continuo-lilypond-").FullName;
        try
        {
            var random = new Random(9);
            for (int round = 0; round < 2; round++)
                CheckHeard(NotatedScores.Next(random), Path.Combine(folder, $"score{round}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void CheckHeard(Score score, string path)
    {
        MusicXmlWriter.Write(path + ".musicxml", score);
        Run("musicxml2ly", "-o", path + ".ly", path + ".musicxml");
        // Sound instead of pages; the option --midi would shorten the notes, as players do.
        File.WriteAllText(
            path + ".ly", File.ReadAllText(path + ".ly").Replace("\\layout {}", "\\midi {}", StringComparison.Ordinal));
        Run("lilypond", "-o", path, path + ".ly");
        string midi = File.Exists(path + ".midi") ? path + ".midi" : path + ".mid";
        Score heard = ScoreReaders.Read(File.ReadAllBytes(midi), "x.mid").Score;
        Assert.Equal(Lines(score), Lines(heard));
    }

    private static IEnumerable<string> Lines(Score score) =>
        score.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes)
            .Select(note => $"{note.Onset.Value:D6} {note.Pitch} {note.Duration.Value}").Order(StringComparer.Ordinal);

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors}{output.Result}");
        Assert.DoesNotContain("error", errors, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>A test that needs LilyPond; skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LilyPondFactAttribute : FactAttribute
{
    public LilyPondFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!Array.Exists(folders, folder => File.Exists(Path.Combine(folder, "musicxml2ly"))))
            Skip = "musicxml2ly is not there: install lilypond";
    }
}
