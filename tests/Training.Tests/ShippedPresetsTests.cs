using Continuo.Engine.Presets;

namespace Continuo.Training.Tests;

/// <summary>
/// What is promised of every preset that ships; what they play is tested in the real plugin (EndToEnd.Tests).
/// </summary>
public sealed class ShippedPresetsTests
{
    private const long MostBytes = 60_000_000;
    private const double MostOfTheBaseline = 0.85;

    private static readonly string Folder = Path.Combine(Repository.Root, "presets");

    public static TheoryData<string> Ids => [
        .. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)!),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_preset_says_where_it_comes_from_and_foresees_music_better_than_the_baseline(string id)
    {
        Preset preset = PresetFile.Read(Path.Combine(Folder, id));
        Assert.Equal(id, preset.Id);
        Assert.NotEmpty(preset.Description);
        PresetTraining training = Assert.IsType<PresetTraining>(preset.Training);
        Assert.All([training.Data, training.Licence, training.Machine ?? ""], Assert.NotEmpty);
        Assert.StartsWith("continuo train ", training.Command, StringComparison.Ordinal);
        Assert.NotNull(training.Seed);
        Assert.False(preset.Loops.IsNone);
        Assert.Contains(preset.Metrics.Keys, set => set.EndsWith("/valid", StringComparison.Ordinal));
        Assert.All(preset.Metrics, set =>
        {
            Assert.True(set.Value.Notes > 1000, $"{set.Key}: {set.Value.Notes} notes prove little");
            Assert.True(
                set.Value.BitsPerNote <= MostOfTheBaseline * set.Value.PpmBitsPerNote,
                $"{set.Key}: {set.Value.BitsPerNote} bits a note, the Markov chain {set.Value.PpmBitsPerNote}");
        });
    }

    [Theory]
    [InlineData("pop")]
    [InlineData("jazz")]
    public void Presets_of_songs_in_copyright_say_so(string id) =>
        Assert.Contains(
            "in copyright", PresetFile.Read(Path.Combine(Folder, id)).Training!.Licence, StringComparison.Ordinal);

    [Fact]
    public void All_together_are_small() =>
        Assert.InRange(
            Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length),
            1, MostBytes);
}
