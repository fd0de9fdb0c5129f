using Continuo.Bench.Frames;
using Continuo.Engine.Presets;
using Continuo.Training.Tests;

namespace Continuo.Bench.Tests.Frames;

public sealed class FrameCorpusTests
{
    [Fact]
    public void Order_repetition_rests_and_decimal_points_do_not_matter()
    {
        FrameCorpus corpus = FrameMeterTests.Read(
            """{"train": [[[60, 21], [108.0, -1, 60, 60]]], "valid": [], "test": []}""");
        Assert.Equal([Frame.Of(21, 60), Frame.Of(60, 108)], corpus.Train[0]);
    }

    [Theory]
    [InlineData("""{"train": [[[60], [60, 20]]], "valid": [], "test": []}""", "tiny.json: train, piece 1, step 2: 20")]
    [InlineData("""{"train": [[[60.5]]], "valid": [], "test": []}""", "piece 1, step 1: 60.5")]
    [InlineData("""{"train": [[[60]]], "valid": [[["C4"]]], "test": []}""", "valid, piece 1, step 1: C4")]
    [InlineData("""{"train": [[60]], "valid": [], "test": []}""", "train, piece 1, step 1 is not a list")]
    [InlineData("""{"train": [], "valid": []}""", "no list 'test'")]
    [InlineData("[1]", "no list 'train'")]
    [InlineData("""{"train": [""", "tiny.json is not JSON")]
    public void What_is_wrong_is_said_with_its_place(string json, string problem) =>
        Assert.Contains(
            problem, Assert.Throws<InvalidDataException>(() => FrameMeterTests.Read(json)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void One_of_several_must_be_named()
    {
        using var work = new WorkFolder();
        File.WriteAllText(work.File("set/a.json"), """{"train": [[[60]]], "valid": [], "test": []}""");
        File.WriteAllText(work.File("set/b.json"), """{"train": [[[61]]], "valid": [], "test": []}""");
        string folder = Path.Combine(work.Path, "set");
        Assert.Contains(
            "a.json, b.json", Assert.Throws<InvalidDataException>(() => FrameCorpus.Load(folder)).Message,
            StringComparison.Ordinal);
        Assert.Equal(Frame.Of(61), FrameCorpus.Load(folder, "b.json").Train[0][0]);
        Assert.Throws<InvalidDataException>(() => FrameCorpus.Load(folder, "c.json"));
    }
}
