namespace Continuo.Training.Measures;

/// <summary>A share, as two counts: they add up over pieces, shares do not.</summary>
/// <param name="Hits">Those that have the property.</param>
/// <param name="All">Those looked at.</param>
public readonly record struct Tally(long Hits, long All)
{
    /// <summary>0..1; 0 of nothing.</summary>
    public double Share => All == 0 ? 0 : (double)Hits / All;

    public static Tally operator +(Tally a, Tally b) => new(a.Hits + b.Hits, a.All + b.All);
}

/// <summary>The same figure of what a model played and of how the pieces themselves go on.</summary>
public readonly record struct Compared(Tally Answers, Tally Originals)
{
    public static Compared operator +(Compared a, Compared b) => new(a.Answers + b.Answers, a.Originals + b.Originals);
}
