using Continuo.Engine.Model;
using Continuo.Engine.Music;
using Continuo.Engine.Tokens;
using Continuo.Engine.Training;
using Continuo.Engine.Training.Data;

namespace Continuo.Training.Tests;

public sealed class MemorisationTests
{
    private static readonly ITokenizer Event = Tokenizers.Find("event")!;

    [Fact]
    public void What_was_trained_on_is_found_whole()
    {
        Piece[] tunes = TestMusic.Tunes(4, notes: 128);
        Memorisation found = Memorisation.Measure(Untrained(), Event, tunes, tunes, seed: 1);
        // Eight bars of eighths.
        Assert.All(found.Originals, run => Assert.Equal(64, run.Notes));
        Assert.Equal(tunes.Select(tune => tune.Name), found.Originals.Select(run => run.Piece));
    }

    [Fact]
    public void A_model_that_learnt_nothing_repeats_nothing()
    {
        Piece[] tunes = TestMusic.Tunes(4, notes: 128);
        Memorisation found = Memorisation.Measure(Untrained(), Event, tunes, tunes, seed: 1);
        Assert.True(found.AnswerNotes > 20, "it says something");
        Assert.True(Memorisation.Median(found.Answers) <= 4, FormattableString.Invariant($"{Memorisation.Median(found.Answers)} notes"));
        Assert.Equal(found.Answers, Memorisation.Measure(Untrained(), Event, tunes, tunes, seed: 1).Answers);
    }

    /// <summary>Every symbol that the grammar allows is about as likely as any other.</summary>
    private static IMusicModel Untrained()
    {
        int vocabulary = Event.Vocabulary.Size;
        var config = new ModelConfig { VocabularySize = vocabulary, EmbeddingSize = 4, HiddenSize = 8, Layers = 1 };
        var random = new Random(1);
        WeightsTensor Of(string name, params int[] shape) =>
            new(name, shape, Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle() - 0.5f).ToArray());
        byte[] bytes = WeightsFile.ToBytes(
            "untrained",
            [
                Of("embedding.weight", vocabulary, 4), Of("lstm.weight_ih_l0", 32, 4), Of("lstm.weight_hh_l0", 32, 8),
                Of("lstm.bias_ih_l0", 32), Of("lstm.bias_hh_l0", 32), Of("output.weight", vocabulary, 8), Of("output.bias", vocabulary),
            ],
            new Dictionary<string, string> { [ModelConfig.MetadataKey] = config.ToJson() }, WeightsType.F32);
        return WeightsFile.Parse(bytes, "untrained").ToModel();
    }
}
