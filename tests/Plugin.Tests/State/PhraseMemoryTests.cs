using Continuo.Engine.Music;
using Continuo.Plugin.State;
using Xunit;

namespace Continuo.Plugin.Tests.State;

public sealed class PhraseMemoryTests
{
    [Fact]
    public void WhatIsSavedComesBackAndIsSavedAgainBeforeTheEngineHasLooked()
    {
        string saved = Played().Save();
        var other = new PhraseMemory();
        other.Restore(saved);
        Assert.Equal(saved, other.Save());
        other.TakeRestored();
        Assert.Equal(1, other.Session.Count);
        Assert.Equal(saved, other.Save());
    }

    [Theory]
    [InlineData("not base64 !")]
    [InlineData("AAAA")]
    [InlineData(null)]
    public void ASongWhoseMemoryIsDamagedOrNoneDoesNotInheritAnotherSongs(string? text)
    {
        PhraseMemory memory = Played();
        memory.Restore(text);
        Assert.Equal("", memory.Save());
        memory.TakeRestored();
        Assert.Equal(0, memory.Session.Count);
    }

    private static PhraseMemory Played()
    {
        var memory = new PhraseMemory();
        memory.Session.Remember(
            [new Note(Ticks.Zero, new Ticks(480), new Pitch(60), new Velocity(80))],
            new BarGrid(Ticks.Zero, Meter.Common));
        return memory;
    }
}
