namespace Continuo.Training.Measures;

/// <summary>In what a bar may repeat another.</summary>
public enum BarLikeness
{
    /// <summary>The same pitches begin at the same places.</summary>
    Exact,

    /// <summary>The same, all higher or all lower by one interval other than none.</summary>
    Transposed,

    /// <summary>Notes begin at the same places, whichever they are.</summary>
    Rhythm,
}
