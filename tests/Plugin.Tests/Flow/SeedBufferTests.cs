using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Listening;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

public sealed class SeedBufferTests
{
    private readonly SeedBuffer _seed = new();

    [Fact]
    public void CompleteNotesEndBeforeTheFirstKeyThatIsDown()
    {
        On(0, 60);
        On(240, 62);
        Off(480, 62);
        Assert.Equal(0, _seed.Complete.Length);
        Off(500, 60);
        Assert.Equal(2, _seed.Complete.Length);
        Assert.Equal(new Ticks(500), _seed.Complete[0].Duration);
    }

    [Fact]
    public void AKeyStruckAgainEndsItsEarlierNote()
    {
        On(0, 60);
        On(480, 60);
        Assert.Equal(1, _seed.KeysDown);
        Assert.Equal(new Ticks(480), _seed.Complete[0].Duration);
    }

    [Fact]
    public void TheNoteOffOfAnEarlierNoteOfTheKeyLeavesTheLaterOneDown()
    {
        _seed.NoteOn(new Ticks(0), 0, new Pitch(60), new Velocity(80), noteId: 1);
        _seed.NoteOn(new Ticks(100), 0, new Pitch(60), new Velocity(80), noteId: 2);
        Assert.False(_seed.NoteOff(new Ticks(200), 0, new Pitch(60), noteId: 1));
        Assert.Equal(1, _seed.KeysDown);
        Assert.True(_seed.NoteOff(new Ticks(300), 0, new Pitch(60), noteId: 2));
    }

    [Fact]
    public void WhenFullTheOlderHalfIsForgottenAndKeysStayTrue()
    {
        On(0, 20); // held from the start: forgotten with its half
        for (int i = 1; i < SeedBuffer.Capacity; i++)
        {
            On(i * 10, 60);
            Off(i * 10 + 5, 60);
        }
        Assert.Equal(SeedBuffer.Capacity, _seed.Count);
        On(100_000, 64);
        Assert.Equal(SeedBuffer.Capacity / 2 + 1, _seed.Count);
        Assert.Equal(1, _seed.KeysDown);
        Assert.False(Off(100_010, 20));
        Assert.True(Off(100_020, 64));
        Assert.Equal(new Ticks(20), _seed.Complete[^1].Duration);
    }

    [Fact]
    public void APerformanceOfAnyKindNeverCountsFewerThanNoKeys()
    {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++)
        {
            if (random.Next(2) == 0)
                On(i, random.Next(128), random.Next(16));
            else
                Off(i, random.Next(128), random.Next(16));
            Assert.InRange(_seed.KeysDown, 0, 16 * 128);
            Assert.InRange(_seed.Count, 0, SeedBuffer.Capacity);
        }
    }

    private void On(long tick, int pitch, int channel = 0) =>
        _seed.NoteOn(new Ticks(tick), channel, new Pitch((byte)pitch), new Velocity(80));

    private bool Off(long tick, int pitch, int channel = 0) =>
        _seed.NoteOff(new Ticks(tick), channel, new Pitch((byte)pitch));
}
