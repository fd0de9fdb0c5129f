using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Training.Corpus;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class VoiceLeadingTests
{
    private static readonly Ticks Quarter = new(Ticks.PerQuarter);

    [Theory]
    [InlineData("60 67, 62 69", 1, 1)] // fifths, up
    [InlineData("62 69, 60 67", 1, 1)] // and down
    [InlineData("60 72, 62 74", 1, 1)] // octaves
    [InlineData("48 67, 50 69", 1, 1)] // twelfths
    [InlineData("48 67, 62 69", 1, 1)] // a twelfth, then a fifth: both voices rise
    [InlineData("60 64, 62 65", 0, 1)] // thirds
    [InlineData("60 65, 62 67", 0, 1)] // fourths
    [InlineData("60 67, 48 67", 0, 1)] // the upper voice is held
    [InlineData("60 67, 53 72", 0, 1)] // contrary motion, from a fifth to a twelfth
    [InlineData("60 67, 62 74", 0, 1)] // a fifth, then an octave
    [InlineData("60 64, 62 69", 0, 1)] // similar motion into a fifth
    [InlineData("48 64 72, 50 65 74", 1, 1)] // octaves around a middle voice
    [InlineData("48 55 60 67, 50 57 62 69", 1, 1)] // four pairs, one change
    [InlineData("60 67, 60 67", 0, 0)] // struck again
    [InlineData("60, 62", 0, 0)] // one voice
    [InlineData("60 67, 62 69 74", 0, 0)] // a voice enters
    [InlineData("60 67, 62 69, 64 71, 60 72", 2, 3)]
    public void Fifths_and_octaves_in_the_same_direction_are_parallel(string chords, int parallel, int changes) =>
        Assert.Equal(new Tally(parallel, changes), VoiceLeading.ParallelsOf(Chords(chords)));

    [Fact]
    public void A_held_note_belongs_to_what_is_struck_after_it()
    {
        // Under a held G an octave moves to another, then everything ends and one note is left.
        Note[] notes =
        [
            At(0, 2, 79), At(0, 1, 60), At(0, 1, 72), At(1, 1, 62), At(1, 1, 74), At(2, 1, 60), At(2, 1, 60),
        ];
        IReadOnlyList<int[]> sonorities = VoiceLeading.Sonorities(notes);
        Assert.Equal([[60, 72, 79], [62, 74, 79], [60]], sonorities);
        Assert.Equal(new Tally(1, 1), VoiceLeading.ParallelsOf(sonorities));
    }

    [Fact]
    public void A_tick_more_or_less_is_the_same_place()
    {
        Note late = At(1, 1, 67) with { Onset = Quarter + new Ticks(1) };
        Note overlapping = At(0, 1, 72) with { Duration = Quarter + new Ticks(2) };
        Assert.Equal([[72], [60, 67]], VoiceLeading.Sonorities([late, overlapping, At(1, 1, 60)]));
    }

    [Theory]
    [InlineData("60, 62, 61, 64", 2, 3)]
    [InlineData("60, 60, 57", 0, 1)] // a pitch that stays does not move
    [InlineData("48 72, 60 72, 50 74", 1, 1)] // the top counts alone
    [InlineData("60", 0, 0)]
    public void Steps_of_the_top_line_are_of_two_semitones_at_most(string chords, int steps, int moves) =>
        Assert.Equal(new Tally(steps, moves), VoiceLeading.TopByStepOf(Chords(chords)));

    [Theory]
    [InlineData(95, 5, 2)]
    [InlineData(94, 6, 4)]
    [InlineData(0, 1, 4)]
    [InlineData(0, 0, 0)]
    public void At_most_one_moment_in_twenty_has_more_voices(int ofTwo, int ofFour, int voices) =>
        Assert.Equal(voices, VoiceLeading.VoicesAtOnce(
            [.. Enumerable.Repeat<int[]>([60, 64, 67, 72], ofFour), .. Enumerable.Repeat<int[]>([60, 64], ofTwo)]));

    [Fact]
    public void The_report_counts_what_follows_the_opening()
    {
        // The opening's fifths do not count; after it two voices move once, in parallel.
        Score score = TestMusic.Score(
            [At(0, 4, 60), At(0, 4, 67), At(4, 4, 62), At(4, 4, 69), At(8, 4, 60), At(8, 4, 72), At(12, 4, 65),
                At(12, 4, 77)],
            Meter.Common);
        ITokenizer encoding = Tokenizers.Find("event")!;
        VoiceLeading report = VoiceLeading.Of(AnsweredPiece.Of(
            UntrainedModel.Create(encoding), encoding, [new Piece("a", score)],
            new ContinuationOptions { OpeningBars = 2, AnswerBars = 2 }));
        Assert.Equal(new Tally(1, 1), report.Parallels.Sum.Originals);
        Assert.Equal(new Tally(0, 1), report.TopByStep.Sum.Originals);
        Assert.Equal(2, report.OriginalVoices);
        Assert.InRange(report.AnswerVoices, 1, 128);
    }

    // Chords in turn, each of MIDI pitches from below.
    private static int[][] Chords(string text) =>
        [.. text.Split(", ").Select(chord => chord.Split(' ').Select(int.Parse).ToArray())];

    private static Note At(int quarter, int quarters, byte pitch) =>
        new(Quarter * quarter, Quarter * quarters, new(pitch), TestMusic.Plain);
}
