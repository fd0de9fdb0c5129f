using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>Marks, and taking them back.</summary>
public sealed partial class SessionMemoryTests
{
    [Fact]
    public void AnAnswerCountsOnceItIsMarked()
    {
        SessionMemory memory = Prepared();
        memory.Remember(Tune, Bars);
        float[] before = Expected(memory);
        memory.RememberAnswer(Phrase(1), Bars);
        Assert.Equal(before, Expected(memory));
        Assert.True(memory.Good());
        float[] good = Expected(memory);
        Assert.NotEqual(before, good);
        Assert.True(memory.Bad());
        Assert.NotEqual(good, Expected(memory));
        Assert.NotEqual(before, Expected(memory));
        Assert.Equal(1, memory.MarkedCount);
    }

    [Fact]
    public void UndoneMarksLeaveNoTrace()
    {
        Random random = new(4);
        SessionMemory memory = Prepared();
        memory.Remember(Tune, Bars);
        memory.RememberAnswer(Phrase(1), Bars);
        memory.Good();
        float[] before = Expected(memory);
        int marks = 0;
        for (int round = 0; round < 20; round++)
        {
            memory.RememberAnswer(Phrase(round), Bars);
            for (int times = random.Next(4); times > 0; times--, marks++)
                Assert.True(random.Next(2) == 0 ? memory.Good() : memory.Bad());
        }

        Assert.NotEqual(before, Expected(memory));
        for (; marks > 0; marks--)
            Assert.True(memory.Undo());
        Assert.Equal(before, Expected(memory));
        Assert.True(memory.Undo()); // the first Good
        Assert.False(memory.Undo());
        Assert.Equal(0, memory.MarkedCount);
    }

    [Fact]
    public void UndoIsExactWhenTheMemoryIsFullToo()
    {
        Random random = new(5);
        SessionMemory memory = Prepared();
        for (int i = 0; i < 60; i++)
            memory.Remember(Later(Chords(random, 500), i), Bars);
        memory.RememberAnswer(Chords(random, 500), Bars);
        for (int i = 60; i < 64; i++)
            memory.Remember(Later(Chords(random, 500), i), Bars);
        float[] before = Expected(memory);
        int count = memory.Count;
        Assert.True(memory.Good());
        Assert.NotEqual(before, Expected(memory));
        Assert.True(memory.Undo());
        Assert.Equal(before, Expected(memory));
        Assert.Equal(count, memory.Count);
    }

    [Fact]
    public void OnlySoManyMarksAreTakenBack()
    {
        SessionMemory memory = Prepared();
        for (int i = 0; i < SessionMemory.MaxUndo + 10; i++)
        {
            memory.RememberAnswer(Phrase(i), Bars);
            memory.Good();
        }

        for (int i = 0; i < SessionMemory.MaxUndo; i++)
            Assert.True(memory.Undo());
        Assert.False(memory.Undo());
        Assert.Equal(10, memory.MarkedCount);
    }

    [Fact]
    public void TheChoiceFallsOnWhatIsLikeTheGoodOnes()
    {
        SessionMemory memory = Prepared();
        memory.Remember(Tune, Bars);
        Assert.Equal(0, memory.Preference(Phrase(2), Bars));

        memory.RememberAnswer(Phrase(2), Bars);
        memory.Good();
        Assert.True(memory.Preference(Phrase(2), Bars) > memory.Preference(Phrase(1), Bars));
        memory.Undo();
        Assert.Equal(0, memory.Preference(Phrase(2), Bars));
        memory.Bad();
        Assert.True(memory.Preference(Phrase(2), Bars) < memory.Preference(Phrase(1), Bars));
    }
}
