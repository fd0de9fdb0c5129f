namespace Continuo.Engine.Music;

/// <summary>A pedal that holds notes, by the number of its controller.</summary>
public enum Pedal
{
    Sustain = 64,
    Sostenuto = 66,
}

/// <summary>The pedals that are down, of all channels.</summary>
public struct Pedals
{
    private uint _sustain; // a bit for each channel
    private uint _sostenuto;

    /// <summary>A pedal goes down or up.</summary>
    /// <returns>False where it stood there before.</returns>
    public bool Press(Pedal pedal, int channel, bool isDown)
    {
        uint bit = 1u << channel, before = pedal == Pedal.Sustain ? _sustain : _sostenuto;
        uint down = isDown ? before | bit : before & ~bit;
        if (pedal == Pedal.Sustain)
            _sustain = down;
        else
            _sostenuto = down;
        return down != before;
    }

    /// <summary>A note whose key goes up sounds on.</summary>
    /// <param name="channel">From 0 to 31.</param>
    /// <param name="isCaught">Its key was down when the sostenuto pedal went down.</param>
    public readonly bool Holds(int channel, bool isCaught) =>
        (_sustain >> channel & 1) != 0 || isCaught && (_sostenuto >> channel & 1) != 0;
}
