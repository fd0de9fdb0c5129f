using Continuo.Engine.Music;

namespace Continuo.Engine.Parameters;

/// <summary>How a parameter's values are spaced and shown.</summary>
public enum ParameterKind
{
    /// <summary>Off or on.</summary>
    Toggle,

    /// <summary>One of the parameter's labels.</summary>
    List,

    /// <summary>A whole number from the minimum to the maximum.</summary>
    Integer,

    /// <summary>A real number, linear between the minimum and the maximum.</summary>
    Linear,

    /// <summary>A MIDI note, shown by its name: C4 is 60.</summary>
    Pitch,
}

/// <summary>What a host may do with a parameter; the names are those of VST 3's <c>ParameterInfo.flags</c>.</summary>
[Flags]
public enum ParameterFlags
{
    None = 0,
    CanAutomate = 1,
    IsReadOnly = 2,
    IsBypass = 4,
    IsProgramChange = 8,
}

/// <summary>One row of <see cref="ParameterTable"/>: a host parameter with its range, default and meaning.</summary>
/// <param name="Id">Identity, for ever.</param>
/// <param name="Name">What the musician reads.</param>
/// <param name="Units">Unit shown behind the value, or empty.</param>
/// <param name="Kind">Spacing of the values.</param>
/// <param name="Minimum">Lowest plain value.</param>
/// <param name="Maximum">Highest plain value.</param>
/// <param name="Default">Plain value of a fresh instance.</param>
/// <param name="Flags">What the host may do with it.</param>
/// <param name="Meaning">One sentence for the manual.</param>
/// <param name="Labels">The names of a list's values, in order; otherwise empty.</param>
public sealed record Parameter(
    ParameterId Id,
    string Name,
    string Units,
    ParameterKind Kind,
    double Minimum,
    double Maximum,
    double Default,
    ParameterFlags Flags,
    string Meaning,
    params string[] Labels)
{
    /// <summary>Steps between the lowest and the highest value; 0 when continuous. As VST 3 counts them.</summary>
    public int StepCount => Kind == ParameterKind.Linear ? 0 : (int)(Maximum - Minimum);

    /// <summary>The plain value that a host's 0..1 stands for; discrete kinds round as VST 3 prescribes.</summary>
    public double ToPlain(double normalized)
    {
        double inRange = double.IsNaN(normalized) ? 0 : Math.Clamp(normalized, 0, 1);
        return Kind == ParameterKind.Linear
            ? Minimum + inRange * (Maximum - Minimum)
            : Minimum + Math.Min(StepCount, Math.Floor(inRange * (StepCount + 1)));
    }

    /// <summary>The host's 0..1 for a plain value, which is first brought into range.</summary>
    public double ToNormalized(double plain) =>
        Maximum > Minimum ? (Math.Clamp(plain, Minimum, Maximum) - Minimum) / (Maximum - Minimum) : 0;
}
