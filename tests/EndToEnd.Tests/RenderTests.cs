using System.Diagnostics;
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

    public void Dispose() => _folder.Dispose();

    private Score Render(string name, byte[] music) => ScoreReaders.Read(RenderFile(name, music)).Score;

    private string RenderFile(string name, byte[] music, params string[] more)
    {
        string input = _folder.File(name), output = _folder.File(name + ".answer.mid");
        File.WriteAllBytes(input, music);
        var start = new ProcessStartInfo(Path.Combine(RealHost.Programs, "continuo"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string word in (string[])["render", input, "-o", output, "--preset", "irish", "--tail", "12", .. more])
            start.ArgumentList.Add(word);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }
}
