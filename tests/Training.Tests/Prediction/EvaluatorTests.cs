using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Training.Prediction;

namespace Continuo.Training.Tests.Prediction;

public sealed class EvaluatorTests
{
    private static readonly ITokenizer Event = Tokenizers.Find("event")!;

    /// <summary>
    /// A coin with as many sides as there are allowed tokens: the bits are the sum of their logarithms.
    /// </summary>
    [Fact]
    public void Bits_are_minus_log2_of_what_was_given_to_what_came()
    {
        Score tune = TestMusic.Eighths(Meter.Common, 60, 62, 64);
        LossReport report = Evaluator.Measure([tune], Event, () => new Even());

        double expected = 0;
        IGrammar grammar = Event.CreateGrammar();
        List<Token> tokens = Event.Encode(tune);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (i > 0)
                expected += Math.Log2(Enumerable.Range(0, Event.Vocabulary.Size).Count(id => grammar.Allows(new(id))));
            grammar.Advance(tokens[i]);
        }
        Assert.Equal(expected, report.TotalBits, 1e-9);
        Assert.Equal(3, report.Notes);
        Assert.Equal(tokens.Count - 1, report.Tokens);
        Assert.Equal(Math.Pow(2, expected / report.Tokens), report.Perplexity, 1e-9);
    }

    [Fact]
    public void Components_add_up_and_the_sure_ones_cost_nothing()
    {
        LossReport report = Evaluator.Measure([TestMusic.Tune(1), TestMusic.Tune(2)], Event, () => new Even());
        Assert.Equal(report.BitsPerNote, Enum.GetValues<TokenKind>().Sum(report.BitsPerNoteOf), 1e-9);
        Assert.All(Enum.GetValues<TokenKind>(), kind => Assert.True(report.BitsPerNoteOf(kind) > 0, kind.ToString()));
    }

    [Fact]
    public void The_figure_does_not_depend_on_the_threads()
    {
        Score[] tunes = [.. Enumerable.Range(0, 16).Select(seed => TestMusic.Tune(seed))];
        double one = Evaluator.Measure(tunes, Event, () => new Even()).TotalBits;
        Assert.All(
            Enumerable.Range(0, 5),
            _ => Assert.Equal(one, Evaluator.Measure(tunes, Event, () => new Even()).TotalBits));
    }

    [Fact]
    public void A_chain_that_knows_the_tunes_foresees_them()
    {
        Score[] tunes = [.. TestMusic.Tunes(4).Select(piece => piece.Score)];
        MarkovBaseline chain = MarkovBaseline.Of(TestMusic.Tunes(4), Event, 8, transpose: false);
        MarkovBaseline strange = MarkovBaseline.Of(TestMusic.Tunes(8)[4..], Event, 8, transpose: false);
        double known = Evaluator.Measure(tunes, Event, chain.Share).BitsPerNote;
        double unknown = Evaluator.Measure(tunes, Event, strange.Share).BitsPerNote;
        Assert.True(known < 0.7 * unknown, FormattableString.Invariant($"{known} against {unknown}"));
    }

    /// <summary>The same probability for every token that may follow.</summary>
    private sealed class Even : IPredictor
    {
        public void Reset(Ticks barLength)
        {
        }

        public void Advance(int token)
        {
        }

        public void Predict(ReadOnlySpan<bool> allowed, Span<double> probabilities)
        {
            int count = 0;
            foreach (bool may in allowed)
                count += may ? 1 : 0;
            for (int i = 0; i < allowed.Length; i++)
                probabilities[i] = allowed[i] ? 1.0 / count : 0;
        }
    }
}
