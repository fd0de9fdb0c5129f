using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>Every preset that ships loads in the real plugin and plays.</summary>
public sealed class PresetTests
{
    public static TheoryData<string> Presets =>
        [
        .. Directory.GetDirectories(Path.Combine(RealHost.Root, "presets")).Select(folder => Path.GetFileName(folder)!),
    ];

    [Theory]
    [MemberData(nameof(Presets))]
    public void EveryPresetAnswers(string id)
    {
        string name = Engine.Presets.PresetFile.Read(Path.Combine(RealHost.Root, "presets", id)).Name;
        HostOutcome outcome = RealHost.Run(
            $"--music {RealHost.Music} --tail-quarters 48 --param Answer~Length=16 --param MIDI~Through=Off "
                + $"--param Preset={name.Replace(' ', '~')}");
        Assert.Equal("Ready", outcome.Shown("Status"));
        List<AnswerNote> notes = outcome.Notes;
        Assert.True(notes.Count > 10, $"only {notes.Count} notes came");
        // An answer is music, not one key struck again and again.
        Assert.True(notes.Select(note => note.Pitch).Distinct().Count() > 3, "fewer than four pitches");
    }
}
