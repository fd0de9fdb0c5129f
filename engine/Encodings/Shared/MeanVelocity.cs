using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Shared;

/// <summary>
/// How loud a phrase is on the whole: for encodings without loudness, whose answers are as loud as the phrase.
/// </summary>
internal struct MeanVelocity
{
    private static readonly Velocity Unheard = new(80);

    private long _sum;
    private int _count;

    public readonly Velocity Value => _count == 0 ? Unheard : new((byte)((_sum + _count / 2) / _count));

    public void Add(Velocity velocity)
    {
        _sum += velocity.Value;
        _count++;
    }

    public void Reset() => this = default;
}
