using System.Diagnostics;
using Continuo.Engine.Export;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary><c>continuo render</c> plays every file that the engine reads, and writes what came out.</summary>
public sealed class RenderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void AScoreInAbcIsAnswered() =>
        Assert.NotEmpty(Render("tune.abc", "X:1\nM:4/4\nL:1/4\nK:G\nG A B c|d2 B2|"u8.ToArray()).Notes);

    [Fact]
    public void AMidiFileWithoutItsEndIsAnsweredAsTheWholeOneIs()
    {
        byte[] whole = File.ReadAllBytes(RealHost.Phrase);
        Score expected = Render("whole.mid", whole);
        Score answered = Render("torn.mid", whole[..^4]); // the last track's end-of-track
        Assert.NotEmpty(expected.Notes);
        Assert.Equal(expected.Notes, answered.Notes);
    }

    [Fact]
    public void AnswersKeepTheirChannel()
    {
        string output = RenderFile("phrase.mid", File.ReadAllBytes(RealHost.Phrase), "--param", "Answer Channel=5");
        Performance written = Engine.PerformanceFile.Read(output);
        Assert.NotEmpty(written.Messages);
        Assert.All(written.Messages, message => Assert.Equal(4, message.Channel));
    }

    [Theory]
    [InlineData("no phrase was heard: the file holds no notes", 0, 0, "--tail=12")]
    [InlineData("no phrase was heard: all notes are on channel 10", 9, 60, "--tail=12")]
    [InlineData("no phrase was heard: all notes are on channel 2", 1, 60, "--param=Listen Channel=1")]
    [InlineData("the phrase ended too near the end", 0, 60, "--tail=0")]
    [InlineData("nothing was answered within the 28 quarter notes", 0, 60, "--param=Mode=Hold")]
    public void ARunWithoutAnAnswerFailsAndSaysWhy(string reason, int channel, int pitch, string option)
    {
        (int code, string errors) = Run(Notes(channel, pitch), option);
        Assert.Equal(1, code);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    [Fact]
    public void AFileThatEndsAtItsLastNoteIsAnswered() => Assert.Equal((0, ""), Run(Notes(0, 60)));

    public void Dispose() => _folder.Dispose();

    private Score Render(string name, byte[] music) => ScoreReaders.Read(RenderFile(name, music)).Score;

    /// <summary>A MIDI file that ends at its last note-off: four quarter notes up from a pitch; 0 = none.</summary>
    private string Notes(int channel, int pitch)
    {
        string path = _folder.File("notes.mid");
        Note[] notes = [.. Enumerable.Range(0, pitch == 0 ? 0 : 4).Select(
            i => new Note(new(i * Ticks.PerQuarter), new(Ticks.PerQuarter), new((byte)(pitch + 2 * i)), new(80)))];
        Part part = new("", notes) { Channel = channel };
        MidiFileWriter.Write(path, new Score("", [part], [new(Ticks.Zero, new(4, 4))], [new(Ticks.Zero, 120)], []));
        return path;
    }

    private static (int Code, string Errors) Run(string input, params string[] more)
    {
        var start = new ProcessStartInfo(Path.Combine(RealHost.Programs, "continuo"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string output = input + ".answer.mid";
        foreach (string word in (string[])["render", input, "-o", output, "--preset", "irish", .. more])
            start.ArgumentList.Add(word);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors.Result);
    }

    private string RenderFile(string name, byte[] music, params string[] more)
    {
        string input = _folder.File(name);
        File.WriteAllBytes(input, music);
        (int code, string errors) = Run(input, ["--tail", "12", .. more]);
        Assert.True(code == 0, errors);
        return input + ".answer.mid";
    }
}
