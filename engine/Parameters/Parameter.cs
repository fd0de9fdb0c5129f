namespace Continuo.Engine.Parameters;

/// <summary>One row of <see cref="ParameterTable"/>: a host parameter and all that is listed of it.</summary>
public sealed record Parameter
{
    /// <summary>Identity, for ever.</summary>
    public required ParameterId Id { get; init; }

    /// <summary>What the musician reads, everywhere.</summary>
    public required string Name { get; init; }

    public required ParameterKind Kind { get; init; }

    /// <summary>Lowest plain value.</summary>
    public required double Minimum { get; init; }

    /// <summary>Highest plain value.</summary>
    public required double Maximum { get; init; }

    /// <summary>Plain value of a fresh instance.</summary>
    public required double Default { get; init; }

    /// <summary>
    /// Where hosts list it, from 1. For ever, like the id: Ardour's automation names a parameter by its place. So a new
    /// one takes the last place.
    /// </summary>
    public int Place { get; init; }

    /// <summary>One sentence for the musician.</summary>
    public string Help { get; init; } = "";

    /// <summary>Unit shown behind the value, or empty.</summary>
    public string Units { get; init; } = "";

    /// <summary>The names of a list's values, in order; otherwise empty.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public ParameterFlags Flags { get; init; } = ParameterFlags.CanAutomate;

    public ParameterGroup Group { get; init; }

    public ParameterScope Scope { get; init; }

    /// <summary>An order or a pedal, not a setting: no saved state presses it.</summary>
    public bool IsTrigger { get; init; }

    /// <summary>A button that is pressed for a moment: it goes back to off by itself.</summary>
    public bool SpringsBack { get; init; }

    public EpochRule MovesEpoch { get; init; }

    /// <summary>A preset can bring a value of its own.</summary>
    public bool IsInPreset { get; init; }

    /// <summary>Place in the list of <em>MIDI Learn</em>, from 1; 0 = it cannot be learned.</summary>
    public int LearnPlace { get; init; }

    /// <summary>The MIDI controller that usually moves it; null = none.</summary>
    public byte? Controller { get; init; }

    /// <summary>How the command line and the studio read it; null = they do not.</summary>
    public OfflineKnob? Offline { get; init; }

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
