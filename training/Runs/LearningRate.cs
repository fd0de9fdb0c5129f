namespace Continuo.Training.Runs;

/// <summary>Linear warm-up, then half a cosine down to a hundredth of the peak (Loshchilov and Hutter 2017).</summary>
public static class LearningRate
{
    private const double Floor = 0.01;

    /// <param name="peak">The highest rate.</param>
    /// <param name="progress">Share of the planned training that is done, 0..1.</param>
    /// <param name="warmUp">Share of it that warms up.</param>
    public static float At(float peak, double progress, double warmUp)
    {
        if (progress < warmUp)
            return (float)(peak * Math.Max(progress / warmUp, Floor));
        double along = Math.Clamp((progress - warmUp) / (1 - warmUp), 0, 1);
        return (float)(peak * (Floor + (1 - Floor) * 0.5 * (1 + Math.Cos(Math.PI * along))));
    }
}
