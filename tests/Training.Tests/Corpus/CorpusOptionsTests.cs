using Continuo.Engine.Music;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Corpus;

public sealed class CorpusOptionsTests
{
    [Theory]
    [InlineData("chords", "Piano, Bass")]
    [InlineData("CHORDS", "Piano, Bass")]
    [InlineData("2", "Piano, Bass")]
    [InlineData("2,Piano", "Bass")]
    [InlineData("5", "Piano, Chords, Bass")]
    [InlineData("1,2,3", "")]
    public void Parts_are_dropped_by_name_or_number(string drop, string left)
    {
        Score score = WithParts(("Piano", "60@0+10"), ("Chords", "62@0+10"), ("Bass", "40@0+10"));
        Score applied = new CorpusOptions { DropParts = drop.Split(',') }.Apply(score);
        Assert.Equal(left, string.Join(", ", applied.Parts.Select(part => part.Name)));
    }

    [Fact]
    public void Doubled_notes_become_one_as_long_and_as_loud_as_any()
    {
        Score score = WithParts(("A", "60@0+10*90 60@0+30*70 62@0+5*80 60@40+5*64"), ("B", "60@0+20*100 64@0+5*64"));
        Score merged = new CorpusOptions { MergeDoubled = true }.Apply(score);
        Assert.Equal(Notes("60@0+30*100 62@0+5*80 60@40+5*64"), merged.Parts[0].Notes);
        Assert.Equal(Notes("64@0+5*64"), merged.Parts[1].Notes);
        Assert.Equal(score, new CorpusOptions().Apply(score));
    }

    [Fact]
    public void A_note_ends_where_its_key_is_struck_again_in_whatever_part()
    {
        Score score = WithParts(("A", "60@0+30 62@0+30 60@0+5 60@40+5"), ("B", "60@20+30 62@30+5"));
        Score ended = new CorpusOptions().Apply(score);
        Assert.Equal(Notes("60@0+20 62@0+30 60@0+5 60@40+5"), ended.Parts[0].Notes);
        Assert.Equal(Notes("60@20+20 62@30+5"), ended.Parts[1].Notes);
    }

    [Fact]
    public void Options_survive_as_json_and_old_ones_keep_their_meaning()
    {
        var options = new CorpusOptions { DropParts = ["chords", "3"], MergeDoubled = true, UseBeatFiles = false };
        Assert.Equal(options, CorpusOptions.FromJson(options.ToJson()));
        Assert.NotEqual(options, new CorpusOptions());
        Assert.Equal(
            new CorpusOptions { MelodyOnly = true },
            CorpusOptions.FromJson("{\"MelodyOnly\":true,\"BarsFromAccents\":false}"));
        Assert.False(CorpusOptions.FromJson("{}").UsePedal);
    }

    private static Score WithParts(params (string Name, string Notes)[] parts) => new(
        "", [.. parts.Select(part => new Part(part.Name, Notes(part.Notes)))],
        [new MeterChange(Ticks.Zero, Meter.Common)], [new TempoChange(Ticks.Zero, 120)], []);

    // pitch@onset+length*velocity
    private static Note[] Notes(string text) =>
    [
        .. text.Split(' ').Select(word => word.Split('@', '+', '*')).Select(numbers => new Note(
            new Ticks(int.Parse(numbers[1], System.Globalization.CultureInfo.InvariantCulture)),
            new Ticks(int.Parse(numbers[2], System.Globalization.CultureInfo.InvariantCulture)),
            new Pitch(byte.Parse(numbers[0], System.Globalization.CultureInfo.InvariantCulture)),
            new Velocity(numbers.Length > 3
                ? byte.Parse(numbers[3], System.Globalization.CultureInfo.InvariantCulture)
                : (byte)80))),
    ];
}
