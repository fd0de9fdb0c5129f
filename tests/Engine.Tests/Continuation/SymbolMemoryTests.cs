using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>How what followed before corrects what a model expects.</summary>
public sealed class SymbolMemoryTests
{
    private const int Size = 40;
    private static readonly SymbolWeight Heard = new(1, 0, 0);

    [Fact]
    public void WhatIsKnownIsTheModelsPriorWithWhatFollowed()
    {
        SymbolMemory memory = new(Size);
        memory.Add(Tokens(1, 2, 3, 1, 2, 4, 1, 2, 3), Heard);
        float[] logits = Flat();
        memory.Apply(logits, Trail(1, 2), 0.5f);

        // After "1 2" came 3 twice and 4 once: two different ones, each worth 215 of the model's notes
        // (docs/imitate.md).
        double total = 3 + 2 * 215;
        Assert.Equal((2 + 430.0 / Size) / total, Math.Exp(logits[3]), 1e-6);
        Assert.Equal((1 + 430.0 / Size) / total, Math.Exp(logits[4]), 1e-6);
        Assert.Equal(430.0 / Size / total, Math.Exp(logits[5]), 1e-6);
        Assert.Equal(1, logits.Sum(logit => Math.Exp(logit)), 1e-5);
    }

    [Fact]
    public void LongContextsCountMoreThanShortOnes()
    {
        int[] course = [.. Enumerable.Range(1, 20)];
        SymbolMemory memory = new(Size);
        memory.Add(Tokens(course), Heard);
        Assert.True(Of(course[18..19]) < 0.05);
        Assert.InRange(Of(course[15..19]), 0.05, 0.2);
        Assert.InRange(Of(course[11..19]), 0.3, 0.6);
        Assert.InRange(Of(course[3..19]), 0.85, 1);

        double Of(int[] context)
        {
            float[] logits = Flat();
            memory.Apply(logits, Trail(context), 0.5f);
            return Math.Exp(logits[20]);
        }
    }

    [Fact]
    public void MoreImitationIsMoreOfIt()
    {
        SymbolMemory memory = new(Size);
        memory.Add(Tokens(1, 2, 3, 4, 5), Heard);
        double before = 0;
        for (float imitate = 0.2f; imitate <= 1; imitate += 0.2f)
        {
            float[] logits = Flat();
            memory.Apply(logits, Trail(1, 2, 3, 4), imitate);
            Assert.True(logits[5] > before || before == 0);
            Assert.True(float.IsFinite(logits[6]), "nothing is forbidden for not having been heard");
            before = logits[5];
        }

        Assert.True(Math.Exp(before) > 0.8);
    }

    [Fact]
    public void WhatIsMaskedStaysSoAndDoesNotCount()
    {
        SymbolMemory memory = new(Size);
        memory.Add(Tokens(1, 2, 3, 1, 2, 3, 1, 2, 4), Heard);
        float[] logits = Flat();
        logits[3] = float.NegativeInfinity;
        memory.Apply(logits, Trail(1, 2), 0.5f);
        Assert.Equal(float.NegativeInfinity, logits[3]);
        Assert.Equal((1 + 215.0 / (Size - 1)) / 216, Math.Exp(logits[4]), 1e-6);
    }

    [Theory]
    [InlineData(0f, 2)] // known, and not wanted
    [InlineData(0.5f, 30)] // wanted, and not known
    public void NothingToChangeChangesNothing(float imitate, int last)
    {
        SymbolMemory memory = new(Size);
        memory.Add(Tokens(1, 2, 3), Heard);
        float[] logits = [.. Enumerable.Range(0, Size).Select(id => id * 0.37f)];
        float[] before = [.. logits];
        memory.Apply(logits, Trail(last), imitate);
        if (imitate == 0)
            Assert.Equal(before, logits);
        else
            Assert.Equal(
                before.Select(logit => logit - before[0]), logits.Select(logit => logit - logits[0]), new Near());
    }

    [Fact]
    public void GoodRaisesAndBadLowersWhateverImitateSays()
    {
        SymbolMemory memory = new(Size);
        memory.Add(Tokens(1, 2, 3), new(0, 4, 0));
        memory.Add(Tokens(1, 2, 4), new(0, 0, 4));
        float[] logits = Flat();
        memory.Apply(logits, Trail(1, 2), 0);
        Assert.True(logits[3] > logits[10] + 0.5, $"{logits[3]} against {logits[10]}");
        Assert.True(logits[4] < logits[10] - 0.5, $"{logits[4]} against {logits[10]}");
        Assert.True(memory.Preference(Trail(1, 2), new(3)) > 0.5);
        Assert.True(memory.Preference(Trail(1, 2), new(4)) < -0.5);
    }

    [Fact]
    public void WhatIsTakenOutLeavesNoTrace()
    {
        Random random = new(3);
        (Token[] Sequence, SymbolWeight Weight)[] all = [.. Enumerable.Range(0, 60)
            .Select(i => (Walk(random), i % 3 == 0 ? new SymbolWeight(0, 0, i % 5) : new SymbolWeight(1, i % 2, 0)))];
        SymbolMemory some = new(Size), more = new(Size);
        foreach ((Token[] sequence, SymbolWeight weight) in all[..20])
            some.Add(sequence, weight);

        // The same in another order, among others that go again.
        foreach ((Token[] sequence, SymbolWeight weight) in all.Reverse())
            more.Add(sequence, weight);
        foreach ((Token[] sequence, SymbolWeight weight) in all[20..])
            more.Remove(sequence, weight);

        Assert.Equal(some.Room, more.Room);
        for (int i = 0; i < 200; i++)
        {
            Token[] context = Walk(random);
            float[] logits = Flat(), others = Flat();
            some.Apply(logits, Trail(context), 0.6f);
            more.Apply(others, Trail(context), 0.6f);
            Assert.Equal(logits, others);
        }
    }

    [Fact]
    public void NothingIsAllocated()
    {
        Random random = new(1);
        Token[][] sequences = [.. Enumerable.Range(0, 50).Select(_ => Walk(random))];
        SymbolMemory memory = new(Size);
        SymbolTrail trail = Trail(sequences[0]);
        float[] logits = Flat();
        Allocations.CheckNone(() =>
        {
            foreach (Token[] sequence in sequences)
                memory.Add(sequence, new(1, 2, 3));
            for (int i = 0; i < 100; i++)
                memory.Apply(logits, trail, 0.5f);
            foreach (Token[] sequence in sequences)
                memory.Remove(sequence, new(1, 2, 3));
        });
    }

    private static Token[] Walk(Random random)
    {
        var sequence = new Token[random.Next(10, 60)];
        for (int i = 0; i < sequence.Length; i++)
            sequence[i] = new(i == 0 ? random.Next(Size) : (sequence[i - 1].Id * 3 + random.Next(2)) % Size);
        return sequence;
    }

    private static float[] Flat() => new float[Size];

    private static Token[] Tokens(params int[] ids) => [.. ids.Select(id => new Token(id))];

    private static SymbolTrail Trail(params int[] ids) => Trail(Tokens(ids));

    private static SymbolTrail Trail(Token[] tokens)
    {
        SymbolTrail trail = new();
        foreach (Token token in tokens)
            trail.Add(token);
        return trail;
    }

    private sealed class Near : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => Math.Abs(x - y) < 1e-4f;

        public int GetHashCode(float obj) => 0;
    }
}
