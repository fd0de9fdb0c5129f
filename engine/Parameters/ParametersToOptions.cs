using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;

namespace Continuo.Engine.Parameters;

/// <summary>From the host's parameters to what they mean. Allocates nothing; [any] thread.</summary>
public static class ParametersToOptions
{
    // Below any encoding's own grid.
    private static readonly Ticks Free = new(1);

    // The grid's labels: 1/4, 1/8, 1/8T, 1/16, 1/16T, 1/32.
    private static readonly int[] GridTicks = [960, 480, 320, 240, 160, 120];

    /// <param name="normalized">The host's values, 0..1, by parameter id; those out of range are brought into it.</param>
    /// <exception cref="ArgumentException">Fewer values than <see cref="ParameterTable.Rows"/>.</exception>
    public static PlayOptions Map(ReadOnlySpan<double> normalized)
    {
        if (normalized.Length < ParameterTable.Rows.Count)
            throw new ArgumentException("One value for each row of the parameter table.", nameof(normalized));

        Ticks grid = new(GridTicks[Step(normalized, ParameterId.Grid)]);
        float quantise = Share(normalized, ParameterId.Quantise);
        int listenChannel = Step(normalized, ParameterId.ListenChannel);
        return new(
            EngineKnobs(normalized) with { GridStep = quantise < 1 ? Free : grid },
            Ticks.FromQuarters(Plain(normalized, ParameterId.PhraseGap)),
            (HandOver)Step(normalized, ParameterId.HandOver),
            Ticks.FromQuarters(Plain(normalized, ParameterId.CommitWindow)),
            Step(normalized, ParameterId.Length),
            (ulong)Step(normalized, ParameterId.Seed))
        {
            Mode = (ContinuationMode)Step(normalized, ParameterId.Mode),
            TradeBars = Step(normalized, ParameterId.TradeBars),
            IsHeld = IsOn(normalized, ParameterId.Hold),
            Mutation = Share(normalized, ParameterId.Mutation),
            IsAsLongAsThePhrase = Step(normalized, ParameterId.LengthFrom) == 1,
            Resolves = IsOn(normalized, ParameterId.Resolve),
            LandingBar = Step(normalized, ParameterId.LandingBar),
            AvoidsRegister = IsOn(normalized, ParameterId.AvoidRegister),
            Key = KeyAt(Step(normalized, ParameterId.Key)),
            Grid = grid,
            Quantise = quantise,
            Swing = Share(normalized, ParameterId.Swing),
            VelocityFollow = Share(normalized, ParameterId.VelocityFollow),
            Humanise = Share(normalized, ParameterId.Humanise),
            ListenChannel = listenChannel == 0 ? null : listenChannel - 1,
            AnswerChannel = Step(normalized, ParameterId.AnswerChannel) - 1,
            LookAhead = Ticks.FromQuarters(Plain(normalized, ParameterId.LookAhead)),
        };
    }

    /// <summary>A preset's own defaults, and the table's for the rest. Allocates.</summary>
    public static PlayOptions Map(Preset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return Map([.. ParameterTable.Rows.Select(row => row.ToNormalized(preset.Defaults.GetValueOrDefault(row.Id, row.Default)))]);
    }

    private static EngineOptions EngineKnobs(ReadOnlySpan<double> normalized)
    {
        int lowest = Step(normalized, ParameterId.LowestNote), highest = Step(normalized, ParameterId.HighestNote);
        return new()
        {
            Temperature = (float)Plain(normalized, ParameterId.Temperature),
            TopK = Step(normalized, ParameterId.TopK),
            TopP = (float)Plain(normalized, ParameterId.TopP),
            Weights = new(Rest: (float)Plain(normalized, ParameterId.RestWeight)),
            EntropyTarget = (float)Plain(normalized, ParameterId.EntropyTarget),
            Adaptation = Share(normalized, ParameterId.Adventure),
            Density = Share(normalized, ParameterId.Density),
            // Two knobs that cross leave the room between them.
            Lowest = new((byte)Math.Min(lowest, highest)),
            Highest = new((byte)Math.Max(lowest, highest)),
            Scale = (ScaleKind)Step(normalized, ParameterId.Scale),
            ScaleStrength = Share(normalized, ParameterId.ScaleStrength),
            Polyphony = Step(normalized, ParameterId.Polyphony),
            Imitate = Share(normalized, ParameterId.Imitate),
        };
    }

    /// <summary>The labels' order: auto, twelve major keys from C, twelve minor ones.</summary>
    private static Key? KeyAt(int label) => label == 0 ? null : new Key((label - 1) % 12, label > 12);

    private static bool IsOn(ReadOnlySpan<double> normalized, ParameterId id) => Step(normalized, id) == 1;

    private static int Step(ReadOnlySpan<double> normalized, ParameterId id) => (int)Plain(normalized, id);

    private static float Share(ReadOnlySpan<double> normalized, ParameterId id) => (float)(Plain(normalized, id) / 100);

    private static double Plain(ReadOnlySpan<double> normalized, ParameterId id) =>
        ParameterTable.Row(id).ToPlain(normalized[(int)id]);
}
