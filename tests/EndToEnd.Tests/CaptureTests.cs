using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>The button Capture, from a host's press to the files in the musician's folder.</summary>
public sealed class CaptureTests
{
    [Fact]
    public void TheFilesHoldWhatTheHostHeard()
    {
        using var folder = new ScratchFolder();
        string script = folder.File("script.txt");
        File.WriteAllText(script, "at 22 param Capture On\n");
        HostOutcome run = RealHost.Run(
            $"--music {RealHost.Music} --length-quarters 24 --script {script} --param MIDI~Through=Off", bundle: null,
            ("HOME", folder.Path), ("XDG_CONFIG_HOME", folder.Path));

        string[] files = [.. Directory.GetFiles(folder.File("Music/Continuo")).Order(StringComparer.Ordinal)];
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Contains(file, run.Log, StringComparison.Ordinal));
        Score answer = ScoreReaders.Read(files[0], ReadPolicy.Strict).Score;
        Score exchange = ScoreReaders.Read(files[1], ReadPolicy.Strict).Score;
        Assert.Equal(["Continuo"], answer.Parts.Select(part => part.Name));
        Assert.Equal(["You", "Continuo"], exchange.Parts.Select(part => part.Name));
        Assert.Equal(NotesOfThePhrase, exchange.Parts[0].Notes.Count);
        Assert.Equal(answer.Parts[0].Notes.Count, exchange.Parts[1].Notes.Count);
        Assert.Equal(
            run.Events.Where(played => played.IsOn && played.Ppq < 22).Select(played => played.Pitch),
            answer.Parts[0].Notes.Select(note => (int)note.Pitch.Number));
    }

    private const int NotesOfThePhrase = 23;
}
