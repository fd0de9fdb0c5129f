namespace Continuo.Engine.Music;

/// <summary>How hard a key was struck, as MIDI counts it.</summary>
/// <param name="Value">1..127.</param>
public readonly record struct Velocity(byte Value)
{
    /// <summary>From VST 3's 0..1; never 0, which MIDI reads as a note-off.</summary>
    public static Velocity FromUnit(float unit) =>
        new((byte)Math.Clamp(float.IsNaN(unit) ? 1 : (int)MathF.Round(unit * 127), 1, 127));

    /// <summary>VST 3's 0..1.</summary>
    public float Unit => Value / 127f;
}
