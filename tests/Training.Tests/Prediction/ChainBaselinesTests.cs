using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Training.Corpus;
using Continuo.Training.Prediction;

namespace Continuo.Training.Tests.Prediction;

public sealed class ChainBaselinesTests
{
    private const int Order = 4;

    private static readonly ITokenizer Event = Tokenizers.Find("event")!;

    [Theory]
    [InlineData("event")]
    [InlineData("melody")]
    [InlineData("notechord")]
    public void Sums_to_one_over_what_is_allowed(string encoding)
    {
        Score tune = TestMusic.Tune(9);
        ITokenizer tokenizer = Tokenizers.Find(encoding)!.LearnFrom([tune]);
        ChainBaselines chains = new(TestMusic.Tunes(8), tokenizer, Order);
        foreach (ChainKind kind in Enum.GetValues<ChainKind>())
            foreach (ChainMemory memory in Enum.GetValues<ChainMemory>())
                CheckSums(chains.Create(kind, Order, memory), tokenizer, tune);
    }

    private static void CheckSums(IPredictor chain, ITokenizer tokenizer, Score tune)
    {
        IGrammar grammar = tokenizer.CreateGrammar();
        var p = new double[tokenizer.Vocabulary.Size];
        chain.Reset(Meter.Common.BarLength);
        foreach (Token token in tokenizer.Encode(tune))
        {
            bool[] allowed = [.. Enumerable.Range(0, p.Length).Select(id => grammar.Allows(new(id)))];
            chain.Predict(allowed, p);
            Assert.Equal(1, p.Sum(), 1e-6); // logits are 32 bits wide where the piece so far is looked at
            Assert.All(Enumerable.Range(0, p.Length), id => Assert.Equal(allowed[id], p[id] > 0));
            grammar.Advance(token);
            chain.Advance(token.Id);
        }
    }

    [Fact]
    public void Intervals_know_a_tune_in_another_key()
    {
        Piece[] learnt = TestMusic.Tunes(8);
        Score[] moved = [.. learnt.Select(piece => Event.Decode([.. Event.Encode(piece.Score, transpose: 5)]))];
        ChainBaselines chains = new(learnt, Event, Order);
        double pitches = Bits(chains, moved, ChainKind.KneserNey), intervals = Bits(
            chains, moved, ChainKind.KneserNeyOfIntervals), both = Bits(chains, moved, ChainKind.KneserNeyOfBoth);
        Assert.True(intervals < 0.5 * pitches, FormattableString.Invariant($"{intervals} of {pitches}"));
        Assert.True(both < 0.6 * pitches, FormattableString.Invariant($"{both} of {pitches}"));
    }

    [Theory]
    [InlineData(ChainKind.Ppm)]
    [InlineData(ChainKind.KneserNey)]
    [InlineData(ChainKind.KneserNeyOfIntervals)]
    [InlineData(ChainKind.KneserNeyOfBoth)]
    public void What_comes_again_costs_little_where_the_piece_counts(ChainKind kind)
    {
        Score once = TestMusic.Tune(100);
        Ticks length = BarLines.EndOf(once);
        Score[] twice =
        [
            TestMusic.Score(
                [.. once.Notes, .. once.Notes.Select(note => note with { Onset = note.Onset + length })],
                Meter.Common),
        ];
        ChainBaselines chains = new(TestMusic.Tunes(8), Event, Order);
        double none = Bits(chains, twice, kind), back = Bits(chains, twice, kind, ChainMemory.LookingBack);
        Assert.True(back < 0.8 * none, FormattableString.Invariant($"{back} of {none}"));
        double whole = Bits(chains, twice, kind, ChainMemory.WholePiece);
        Assert.True(whole < 0.8 * none, FormattableString.Invariant($"{whole} of {none}"));
    }

    /// <summary>One bar four times: nothing lies four bars back.</summary>
    [Fact]
    public void The_whole_piece_counts_without_a_delay()
    {
        int[] bar = [60, 67, 62, 71, 64, 69, 61, 66];
        Score[] turns = [TestMusic.Eighths(Meter.Common, [.. Enumerable.Repeat(bar, 4).SelectMany(one => one)])];
        ChainBaselines chains = new(TestMusic.Tunes(8), Event, Order);
        double none = Bits(chains, turns, ChainKind.KneserNeyOfBoth);
        Assert.Equal(none, Bits(chains, turns, ChainKind.KneserNeyOfBoth, ChainMemory.LookingBack), 1e-4);
        Assert.True(Bits(chains, turns, ChainKind.KneserNeyOfBoth, ChainMemory.WholePiece) < 0.6 * none);
    }

    /// <summary>Symbol by symbol or at once, also where the counts have outgrown their first room.</summary>
    [Fact]
    public void Learning_a_piece_as_it_comes_is_learning_the_piece()
    {
        int[] piece = [.. Enumerable.Range(0, 4000).Select(i => i * (i % 17) % 29)];
        bool[] all = [.. Enumerable.Repeat(true, 29)];
        MarkovBaseline atOnce = new(29, 6), asItComes = new(29, 6);
        atOnce.Learn(piece);
        foreach (int token in piece)
            asItComes.LearnNext(token);
        asItComes.Reset(Meter.Common.BarLength);
        double[] expected = new double[29], given = new double[29];
        foreach (int token in piece[..50])
        {
            atOnce.Predict(all, expected);
            asItComes.Predict(all, given);
            Assert.Equal(expected, given);
            atOnce.Advance(token);
            asItComes.Advance(token);
        }
    }

    private static double Bits(
        ChainBaselines chains, Score[] scores, ChainKind kind, ChainMemory memory = ChainMemory.None) =>
        Evaluator.Measure(scores, Event, () => chains.Create(kind, Order, memory)).BitsPerNote;
}
