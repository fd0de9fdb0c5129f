namespace Continuo.Engine.Continuation;

/// <summary>
/// How much of what was played before comes again in answers, so that it is as much as in real music of a preset's
/// style. The parameter <em>Return</em> scales it.
/// </summary>
/// <param name="LookBack">How much the record of the music under way counts beside the model, above 0 to 16; 1 = as
/// predicts most music best.</param>
/// <param name="Odds">For a model that has learnt to look back: how many times as likely as learnt what would come
/// again is, above 0 to 16.</param>
/// <param name="Later">What is left of both in long answers, above 0 to 1: from bar 8 on they go down to this share of
/// themselves at bar 16. The longer an answer, the more of what it looks back at has come back already, which draws
/// more of it after.</param>
public readonly record struct ReturnStrength(float LookBack, float Odds, float Later)
{
    private const double FirstBar = 8;
    private const double LastBar = 16;

    /// <summary>As suits most models, in short answers and in long ones.</summary>
    public static ReturnStrength AsLearnt { get; } = new(1, 1, 1);

    /// <summary>The strength of the record.</summary>
    /// <param name="knob">Return, as a share.</param>
    /// <param name="bars">Of the answer so far.</param>
    public float OfRecord(float knob, double bars) => Memory.LookBack.StrengthOf(LookBack, knob) * Left(bars);

    /// <summary>How many times as likely as learnt what the model sees again is.</summary>
    /// <inheritdoc cref="OfRecord"/>
    public float OfModel(float knob, double bars) => Odds * knob * Left(bars);

    private float Left(double bars)
    {
        double gone = Math.Clamp((bars - FirstBar) / (LastBar - FirstBar), 0, 1);
        return (float)(1 - (1 - Later) * gone);
    }
}
