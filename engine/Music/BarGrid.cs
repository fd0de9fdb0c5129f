namespace Continuo.Engine.Music;

/// <summary>Where bars begin: one of them at the origin, the others a bar length apart, both ways.</summary>
public readonly record struct BarGrid(Ticks Origin, Meter Meter)
{
    public Ticks BarStart(Ticks position) => position.FloorTo(Meter.BarLength, Origin);

    public Ticks NextBarStart(Ticks position) => position.CeilingTo(Meter.BarLength, Origin);
}
