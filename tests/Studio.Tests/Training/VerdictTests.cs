using Continuo.Engine.Encodings.Shared;
using Continuo.Studio.Training.Report;
using Continuo.Training.Copying;
using Continuo.Training.Measures;
using Continuo.Training.Prediction;
using Continuo.Training.Runs;
using Xunit;

namespace Continuo.Studio.Tests.Training;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(3.9, 6.9, 4.6, 3.6, 5, "Yes")]
    [InlineData(3.9, 6.9, null, 3.6, 5, "Yes")]
    [InlineData(4.6, 6.9, 4.6, 4.6, 0, "Partly")] // nothing learnt, but what it knew is of use
    [InlineData(3.9, 6.9, 4.6, 0.9, 5, "Partly")] // memorised
    [InlineData(7.5, 6.9, 9.0, 7.0, 5, "Partly")] // better than before, yet worse than counting
    [InlineData(7.5, 6.9, null, 7.0, 5, "No")]
    [InlineData(7.5, 6.9, 7.5, 7.0, 0, "No")]
    public void It_generalises_when_it_beats_counting_and_its_beginning(
        double model, double ppm, double? before, double learnt, int bestEpoch, string verdict)
    {
        var result = new TrainingResult(
            bestEpoch, Report(model), Report(ppm), before is { } bits ? Report(bits) : null);
        Assert.Equal(verdict, GeneralisesVerdict.Of(result, learnt, 1000).Verdict.ToString());
    }

    [Fact]
    public void Without_held_out_pieces_nobody_knows()
    {
        Assert.Equal(Verdict.Unknown, GeneralisesVerdict.Of(new(3, null, null), null, 0).Verdict);
        CopiesReport copies = CopiesVerdict.Of(null, 0, name => name);
        Assert.Equal(Verdict.Unknown, copies.Verdict);
        Assert.Contains("fewer than four", copies.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, 11, 4, 21, "No")]
    [InlineData(12, 3, 15, 0, "No")] // short runs are chance
    [InlineData(30, 11, 100, 21, "Partly")]
    [InlineData(12, 11, 300, 21, "Yes")]
    [InlineData(64, 11, 100, 90, "Yes")]
    public void It_copies_when_it_shares_far_more_than_real_pieces_do(
        int longest, int original, int known, int knownOriginal, string verdict)
    {
        var found = new Memorisation(
            [new(3, 0, "a", 0), new(longest, 0, "b", 0)], [new(original, 0, "a", 0), new(2, 0, "a", 0)], 1000,
            new(new Tally(known, 1000), new Tally(knownOriginal, 1000)));
        CopiesReport report = CopiesVerdict.Of(found, 4, name => $"title of {name}");
        Assert.Equal(verdict, report.Verdict.ToString());
        Assert.Equal(
            (longest, original, "title of b"),
            (report.LongestRun, report.LongestRunOfOriginals, report.LongestRunPiece));
    }

    private static LossReport Report(double bitsPerNote) =>
        new(new Dictionary<TokenKind, double> { [TokenKind.Pitch] = 100 * bitsPerNote }, 300, 100, 4);
}
