using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;

namespace Continuo.Engine.Parameters;

/// <summary>From the host's parameters to what they mean. Allocates nothing; [any] thread.</summary>
public static class ParametersToOptions
{
    // Below any encoding's own grid.
    private static readonly Ticks Free = new(1);

    // The grid's labels: 1/4, 1/8, 1/8T, 1/16, 1/16T, 1/32.
    private static readonly int[] GridTicks = [960, 480, 320, 240, 160, 120];

    /// <summary>What a host has set.</summary>
    /// <param name="normalized">0..1 by parameter id; values out of range are brought into it.</param>
    /// <exception cref="ArgumentException">Fewer values than <see cref="ParameterTable.Rows"/>.</exception>
    public static PlayOptions Map(ReadOnlySpan<double> normalized)
    {
        if (normalized.Length < ParameterTable.Rows.Count)
            throw new ArgumentException("One value for each row of the parameter table.", nameof(normalized));

        Span<double> plain = stackalloc double[ParameterTable.Rows.Count];
        for (int id = 0; id < plain.Length; id++)
            plain[id] = ParameterTable.Rows[id].ToPlain(normalized[id]);
        return MapPlain(plain);
    }

    /// <summary>The given knobs; else a preset's own defaults; else the table's. Allocates.</summary>
    /// <param name="defaults">The preset's, as plain values; null = the table's alone.</param>
    /// <param name="knobs">Plain values, which need not lie in the plugin's own range.</param>
    public static PlayOptions Map(
        IReadOnlyDictionary<ParameterId, double>? defaults, IReadOnlyDictionary<ParameterId, double>? knobs = null)
    {
        return MapPlain([.. ParameterTable.Rows.Select(ValueOf)]);

        double ValueOf(Parameter row)
        {
            if (knobs is not null && knobs.TryGetValue(row.Id, out double value))
                return value;
            value = defaults?.GetValueOrDefault(row.Id, row.Default) ?? row.Default;
            return row.ToPlain(row.ToNormalized(value));
        }
    }

    private static PlayOptions MapPlain(ReadOnlySpan<double> plain)
    {
        Ticks grid = new(GridTicks[Step(plain, ParameterId.Grid)]);
        float quantise = Share(plain, ParameterId.Quantise);
        int listenChannel = Step(plain, ParameterId.ListenChannel);
        return new(
            EngineKnobs(plain) with { GridStep = quantise < 1 ? Free : grid },
            Ticks.FromQuarters(plain[(int)ParameterId.PhraseGap]),
            (HandOver)Step(plain, ParameterId.HandOver),
            Ticks.FromQuarters(plain[(int)ParameterId.CommitWindow]),
            Step(plain, ParameterId.Length),
            (ulong)Step(plain, ParameterId.Seed))
        {
            Mode = ContinuationModes.All[Step(plain, ParameterId.Mode)],
            TradeBars = Step(plain, ParameterId.TradeBars),
            IsHeld = IsOn(plain, ParameterId.Hold),
            Mutation = Share(plain, ParameterId.Mutation),
            IsAsLongAsThePhrase = Step(plain, ParameterId.LengthFrom) == 1,
            Resolves = IsOn(plain, ParameterId.Resolve),
            LandingBar = Step(plain, ParameterId.LandingBar),
            SplitKey = Step(plain, ParameterId.SplitKey),
            AvoidsRegister = IsOn(plain, ParameterId.AvoidRegister),
            Key = KeyAt(Step(plain, ParameterId.Key)),
            Grid = grid,
            Quantise = quantise,
            Swing = Share(plain, ParameterId.Swing),
            VelocityFollow = Share(plain, ParameterId.VelocityFollow),
            Humanise = Share(plain, ParameterId.Humanise),
            ImitatesWheels = IsOn(plain, ParameterId.ImitateWheels),
            ListenChannel = listenChannel == 0 ? null : listenChannel - 1,
            AnswerChannel = Step(plain, ParameterId.AnswerChannel) - 1,
            OutputLatency = Step(plain, ParameterId.OutputLatency),
            LookAhead = Ticks.FromQuarters(plain[(int)ParameterId.LookAhead]),
        };
    }

    private static EngineOptions EngineKnobs(ReadOnlySpan<double> plain)
    {
        int lowest = Step(plain, ParameterId.LowestNote), highest = Step(plain, ParameterId.HighestNote);
        return new()
        {
            Temperature = (float)plain[(int)ParameterId.Temperature],
            TopK = Step(plain, ParameterId.TopK),
            TopP = (float)plain[(int)ParameterId.TopP],
            Weights = new(Rest: (float)plain[(int)ParameterId.RestWeight]),
            EntropyTarget = (float)plain[(int)ParameterId.EntropyTarget],
            Adaptation = Share(plain, ParameterId.Adventure),
            Density = Share(plain, ParameterId.Density),
            // Two knobs that cross leave the room between them.
            Lowest = new((byte)Math.Min(lowest, highest)),
            Highest = new((byte)Math.Max(lowest, highest)),
            Scale = (ScaleKind)Step(plain, ParameterId.Scale),
            ScaleStrength = Share(plain, ParameterId.ScaleStrength),
            Polyphony = Step(plain, ParameterId.Polyphony),
            Follow = Share(plain, ParameterId.Follow),
            Imitate = Share(plain, ParameterId.Imitate),
            Return = Share(plain, ParameterId.Return),
        };
    }

    /// <summary>The labels' order: auto, twelve major keys from C, twelve minor ones.</summary>
    private static Key? KeyAt(int label) => label == 0 ? null : new Key((label - 1) % 12, label > 12);

    private static bool IsOn(ReadOnlySpan<double> plain, ParameterId id) => Step(plain, id) == 1;

    private static int Step(ReadOnlySpan<double> plain, ParameterId id) => (int)plain[(int)id];

    private static float Share(ReadOnlySpan<double> plain, ParameterId id) => (float)(plain[(int)id] / 100);
}
