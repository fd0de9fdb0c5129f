using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Corpus;

public sealed class CorpusSetsTests
{
    private static readonly CorpusSets Sets = new(
    [
        new() { Style = "irish", Data = ["/here/irish.tar.gz"] },
        new() { Style = "pop", Data = ["/here/pop.tar.gz", "/here/more-pop.zip"] },
        new() { Style = "loud", Data = ["/here/all.zip"] },
        new() { Style = "soft", Data = ["/here/all.zip"] },
    ]);

    [Theory]
    [InlineData("irish", "/elsewhere/irish.tar.gz")]
    [InlineData("pop", "more-pop.zip")]
    [InlineData("pop", "more-pop.zip", "pop.tar.gz")]
    [InlineData(null, "irish.tar.gz", "pop.tar.gz")]
    [InlineData(null, "irish.tar.gz", "mine.mid")]
    [InlineData(null, "irish.zip")]
    [InlineData(null, "all.zip")] // of two sets
    public void A_set_is_known_by_the_names_of_its_sources(string? style, params string[] data) =>
        Assert.Equal(style, Sets.WithData(data)?.Style);
}
