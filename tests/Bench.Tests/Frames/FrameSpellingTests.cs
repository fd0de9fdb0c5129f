using Continuo.Bench.Frames;

namespace Continuo.Bench.Tests.Frames;

public sealed class FrameSpellingTests
{
    private const int LowKeys = 5;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_frame_has_exactly_one_spelling_after_every_other(bool keeps)
    {
        for (uint before = 0; before < 1 << LowKeys; before++)
        {
            var spelled = new List<Frame>();
            Walk(new FrameSpeller(Low(before), keeps), Frame.Silence, spelled);
            Assert.Equal(
                Enumerable.Range(0, 1 << LowKeys).Select(keys => Low((uint)keys).Keys),
                spelled.Select(frame => frame.Keys).Order());
        }
    }

    [Theory]
    [InlineData(false, false, "60 64 67 | 60 64 67 | 60 64 65", "S 67 64 60 . 67 64 60 . 65 64 60 .")]
    [InlineData(true, false, "60 64 67 | 60 64 67 | 60 64 65", "S 60 64 67 . 60 64 67 . 60 64 65 .")]
    [InlineData(false, true, "60 64 67 | 60 64 67 | 60 64 65", "S 67 64 60 . = 65 =")]
    [InlineData(false, true, "60 64 67 | 55 64 67 | 64 67", "S 67 64 60 . 67 64 55 . 67 64 .")]
    [InlineData(false, true, "60 | | | 60", "S 60 . . . 60 .")]
    [InlineData(false, true, "48 52 55 64 | 48 52 55 67 | 48 52 55", "S 64 55 52 48 . 67 = 55 =")]
    [InlineData(true, true, "60 64 67 | 59 64 67", "S 60 64 67 . 59 =")]
    public void A_piece_is_spelled(bool ascending, bool keeps, string frames, string spelling)
    {
        Frame[] piece = [.. frames.Split('|').Select(pitches =>
            Frame.Of([.. pitches.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]))];
        int[] symbols = new FrameSpelling(ascending, keeps).Spell(piece, shift: 2);
        Assert.Equal(spelling, string.Join(' ', symbols.Select(symbol => Name(symbol, ascending, shift: 2))));
    }

    private static string Name(int symbol, bool ascending, int shift) => symbol switch
    {
        FrameSpelling.Start => "S",
        FrameSpelling.End => ".",
        FrameSpelling.Keep => "=",
        _ => Enumerable.Range(Frame.LowestPitch, Frame.Pitches)
            .Where(pitch => FrameSpelling.SymbolOf(pitch, shift) == symbol)
            .Select(pitch => $"{(ascending ? Frame.LowestPitch + Frame.HighestPitch - pitch : pitch)}")
            .Single(),
    };

    /// <summary>Follows all that is allowed, of the pitches only the lowest ones.</summary>
    private static void Walk(FrameSpeller speller, Frame soFar, List<Frame> spelled)
    {
        Assert.Contains(Enumerable.Range(0, FrameSpeller.Choices), choice => speller.Allows(choice));
        for (int choice = 0; choice < Frame.LowestPitch + LowKeys; choice++)
        {
            if (!speller.Allows(choice))
                continue;
            FrameSpeller next = speller;
            next.Take(choice);
            if (choice == FrameSpeller.End)
                spelled.Add(soFar);
            else if (choice == FrameSpeller.Keep)
                spelled.Add(new Frame(soFar.Keys | speller.Left.Keys));
            else
                Walk(next, new Frame(soFar.Keys | Frame.Of(choice).Keys), spelled);
        }
    }

    private static Frame Low(uint keys) => new((UInt128)keys << Frame.LowestPitch);
}
