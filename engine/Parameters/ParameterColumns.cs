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

/// <summary>What a host may do with a parameter; most names are those of VST 3's <c>ParameterInfo.flags</c>.</summary>
[Flags]
public enum ParameterFlags
{
    None = 0,
    CanAutomate = 1,
    IsReadOnly = 2,
    IsBypass = 4,

    /// <summary>Its values are the programs. (VST 3's own flag for that hides it in some hosts.)</summary>
    ChoosesProgram = 8,
}

/// <summary>
/// The group in which a host shows a parameter: a VST 3 unit. The numbers are unit ids; a musician reads the names.
/// </summary>
public enum ParameterGroup
{
    /// <summary>The instrument itself: it holds the program list.</summary>
    Root,
    Floor,
    Notes,
    Feel,
    Memory,
    Presets,
    Sound,
    Numbers,
}

/// <summary>Who uses a parameter's value.</summary>
public enum ParameterScope
{
    /// <summary>The shim sends it to the managed side.</summary>
    Both,

    /// <summary>Only the shim uses it, and never sends it.</summary>
    Shim,
}

/// <summary>When a parameter moves the epoch on, which ends the answer that sounds.</summary>
public enum EpochRule
{
    Never,

    /// <summary>With every other value.</summary>
    OnChange,

    /// <summary>When it goes from off to on.</summary>
    OnPress,

    /// <summary>When it goes from on to off, in a mode whose <c>ReleaseEnds</c> says so.</summary>
    OnRelease,
}
