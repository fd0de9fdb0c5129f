namespace Continuo.Bench.Frames;

/// <summary>
/// How a frame becomes symbols: its pitches from the highest down, then an end. With <paramref name="Keeps"/> one
/// symbol more ends a frame: all voices that follow are as they were one step before. Every frame has exactly one
/// spelling, so the probability of the spelling is that of the frame;
/// <see cref="FrameSpeller"/> knows which symbol may follow.
/// </summary>
/// <param name="Ascending">From the lowest up instead: the spelling of the mirrored piano.</param>
/// <param name="Keeps">With the symbol for what is kept.</param>
public sealed record FrameSpelling(bool Ascending, bool Keeps)
{
    /// <summary>Stands before a piece's first symbol, and nowhere else.</summary>
    public const int Start = 0;

    /// <summary>No further pitch.</summary>
    public const int End = 1;

    /// <summary>
    /// The k pitches said so far take the place of the highest k of the step before; its others stay, those above the
    /// last pitch excepted.
    /// </summary>
    public const int Keep = 2;

    /// <summary>Semitones that a piece can be shifted, up or down.</summary>
    public const int MaximumShift = 12;

    public const int Symbols = FirstPitch + Frame.Pitches + 2 * MaximumShift;

    private const int FirstPitch = 3;

    /// <summary>The symbol of a pitch, or of <see cref="End"/> and <see cref="Keep"/>, in a shifted piece.</summary>
    /// <param name="choice">As <see cref="FrameSpeller"/> names it.</param>
    /// <param name="shift">Semitones.</param>
    public static int SymbolOf(int choice, int shift) => choice switch
    {
        FrameSpeller.End => End,
        FrameSpeller.Keep => Keep,
        _ => FirstPitch + MaximumShift + choice - Frame.LowestPitch + shift,
    };

    /// <summary>What is spelled for a frame: itself or its mirror image.</summary>
    public Frame ToSpell(Frame frame) => Ascending ? frame.Mirrored() : frame;

    /// <summary>All symbols of a piece, the start first.</summary>
    public int[] Spell(IReadOnlyList<Frame> piece, int shift)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var symbols = new List<int>(piece.Count * 4) { Start };
        var before = Frame.Silence;
        foreach (Frame frame in piece)
        {
            Frame wanted = ToSpell(frame);
            var speller = new FrameSpeller(before, Keeps);
            while (!speller.IsDone)
            {
                int choice = speller.Next(wanted);
                symbols.Add(SymbolOf(choice, shift));
                speller.Take(choice);
            }
            before = wanted;
        }
        return [.. symbols];
    }
}
