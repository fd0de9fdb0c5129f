namespace Continuo.Plugin.Flow.Listening;

/// <summary>Where the wheels of all channels stand.</summary>
internal sealed class WheelPlaces
{
    private const int Channels = 16;

    private readonly float[] _modulation = new float[Channels];
    private readonly float[] _pitchBend = new float[Channels];

    public WheelPlaces() => Array.Fill(_pitchBend, Rest(Wheel.PitchBend));

    /// <summary>Where a wheel stands that nobody touches, 0..1.</summary>
    public static float Rest(Wheel wheel) => wheel == Wheel.PitchBend ? 0.5f : 0;

    /// <summary>Where one stands, 0..1.</summary>
    public float Of(int channel, Wheel wheel) => Values(wheel)[channel];

    public void Take(in WheelMove move) => Values(move.Wheel)[move.Channel] = move.Value;

    public void CopyFrom(WheelPlaces other)
    {
        other._modulation.CopyTo(_modulation, 0);
        other._pitchBend.CopyTo(_pitchBend, 0);
    }

    private float[] Values(Wheel wheel) => wheel == Wheel.PitchBend ? _pitchBend : _modulation;
}
