using Continuo.Engine.Continuation;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>What is a loop, and which onset would make one too long. Music as letters, one for each onset.</summary>
public sealed class OnsetLoopsTests
{
    private static readonly LoopLimits Limits = new([3, 5, 9, 16, 32, 64, 128]);

    [Theory]
    [InlineData("ABC", 1, 0)]
    [InlineData("AAAAA", 1, 5)]
    [InlineData("AAAAA", 2, 0)] // a loop of a shorter block
    [InlineData("ABAB", 2, 4)]
    [InlineData("ABABA", 2, 5)]
    [InlineData("ABA", 2, 0)] // not yet twice
    [InlineData("ABABAB", 4, 0)]
    [InlineData("CABABAB", 2, 6)]
    [InlineData("ABABC", 2, 0)] // over
    [InlineData("AABAABAA", 3, 8)]
    [InlineData("AABAABAA", 1, 2)]
    public void ALoopIsABlockThatSoundsTwiceOrMore(string music, int block, int length) =>
        Assert.Equal(length, Heard(music).LengthOf(block));

    [Fact]
    public void TheLongestBlocksAreSeenAndNoLongerOnes()
    {
        string block = string.Concat(Enumerable.Range(0, 64).Select(i => (char)('0' + i)));
        Assert.Equal(128, Heard(block + block).LengthOf(64));
        Assert.Equal(191, Heard(block + block + block[..63]).LengthOf(64));
        string longer = block + '~';
        Assert.All(Enumerable.Range(1, 64), length => Assert.Equal(0, Heard(longer + longer).LengthOf(length)));
    }

    [Theory]
    [InlineData("AAA", "A")]
    [InlineData("AA", "")]
    [InlineData("ABABA", "B")]
    [InlineData("BABAB", "A")]
    [InlineData("ABCDABCDA", "B")]
    [InlineData("AAABAAABA", "A")] // the loop of four, though two equal notes are no long run
    [InlineData("AAABAAABAA", "A")] // it is too long already, as a player's may be
    public void WhatWouldMakeALoopTooLongIsFound(string music, string forbidden) =>
        Assert.Equal(forbidden, string.Concat(Forbidden(Heard(music)).Distinct()));

    [Fact]
    public void ExactlyWhatWouldBeTooLongIsForbidden()
    {
        Random random = new(3);
        int found = 0;
        for (int piece = 0; piece < 200; piece++)
        {
            OnsetLoops loops = new();
            string letters = "ABC"[..random.Next(2, 4)];
            for (int i = 0; i < 60; i++)
            {
                List<char> forbidden = Forbidden(loops);
                foreach (char letter in letters)
                {
                    OnsetLoops next = new();
                    next.CopyFrom(loops);
                    next.Add(Onset(letter));
                    Assert.Equal(forbidden.Contains(letter), IsTooLong(next));
                }

                found += forbidden.Count;
                char[] allowed = [.. letters.Where(letter => !forbidden.Contains(letter))];
                if (allowed.Length == 0)
                    break;
                loops.Add(Onset(allowed[random.Next(allowed.Length)]));
            }
        }

        Assert.True(found > 1000);
    }

    [Fact]
    public void ClearForgets()
    {
        OnsetLoops loops = Heard("AAA");
        loops.Clear();
        Assert.Empty(Forbidden(loops));
        loops.Add(Onset('A'));
        Assert.Equal(0, loops.LengthOf(1));
    }

    [Fact]
    public void LimitsAreOfBlocksThatDouble()
    {
        Assert.Equal("0122333344444444", string.Concat(Enumerable.Range(1, 16).Select(LoopLimits.ClassOf)));
        Assert.Equal((5, 6, 6), (LoopLimits.ClassOf(32), LoopLimits.ClassOf(33), LoopLimits.ClassOf(64)));
        Assert.Equal((9, int.MaxValue), (Limits.MostOf(3), LoopLimits.None.MostOf(3)));
        Assert.Throws<ArgumentException>(() => new LoopLimits([3, 5]));
        Assert.Throws<ArgumentException>(() => new LoopLimits([1, 5, 9, 16, 32, 64, 128]));
        Assert.Equal(Limits, new([.. Limits.Onsets]));
        Assert.NotEqual(Limits, LoopLimits.None);
    }

    private static bool IsTooLong(OnsetLoops loops) =>
        Enumerable.Range(1, LoopLimits.LongestBlock).Any(block => loops.LengthOf(block) > Limits.MostOf(block));

    private static List<char> Forbidden(OnsetLoops loops)
    {
        List<char> letters = [];
        int block = 1;
        while (loops.TryFindForbidden(Limits, ref block, out UInt128 onset))
            letters.Add((char)UInt128.Log2(onset));
        return letters;
    }

    private static OnsetLoops Heard(string music)
    {
        OnsetLoops loops = new();
        foreach (char letter in music)
            loops.Add(Onset(letter));
        return loops;
    }

    private static UInt128 Onset(char letter) => UInt128.One << letter;
}
