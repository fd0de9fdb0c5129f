using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Presets;

namespace Continuo.Engine.Tests.Encodings;

public sealed class VocabularyTests
{
    [Fact]
    public void FindsNamesByIdAndIdsByName()
    {
        Vocabulary vocabulary = new(["a", "b"]);
        Assert.Equal("b", vocabulary.NameOf(new(1)));
        Assert.True(vocabulary.TryFind("b", out Token token));
        Assert.Equal(1, token.Id);
        Assert.False(vocabulary.TryFind("c", out _));
    }

    [Fact]
    public void ComesBackFromJson()
    {
        Vocabulary vocabulary = new(["Begin", "ä \"quoted\""]);
        using MemoryStream stream = new();
        vocabulary.Save(stream);
        stream.Position = 0;
        Vocabulary loaded = Vocabulary.Load(stream);
        Assert.Equal(vocabulary.Names, loaded.Names);
        Assert.Equal(vocabulary.Hash, loaded.Hash);
    }

    [Fact]
    public void HashTellsTheOrder() =>
        Assert.NotEqual(new Vocabulary(["a", "b"]).Hash, new Vocabulary(["b", "a"]).Hash);

    [Fact]
    public void RefusesDoubledEmptyAndNoNames()
    {
        Assert.Throws<ArgumentException>(() => new Vocabulary(["a", "a"]));
        Assert.Throws<ArgumentException>(() => new Vocabulary([""]));
        Assert.Throws<ArgumentException>(() => new Vocabulary([]));
    }
}
