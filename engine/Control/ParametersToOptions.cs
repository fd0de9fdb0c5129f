using Continuo.Engine.Music;

namespace Continuo.Engine.Control;

/// <summary>From the host's parameters to what they mean. Allocates nothing; [any] thread.</summary>
public static class ParametersToOptions
{
    // The grid's labels: 1/4, 1/8, 1/8T, 1/16, 1/16T, 1/32.
    private static readonly int[] GridTicks = [960, 480, 320, 240, 160, 120];

    /// <param name="normalized">The host's values, 0..1, by parameter id; those out of range are brought into it.</param>
    /// <exception cref="ArgumentException">Fewer values than <see cref="ParameterTable.Rows"/>.</exception>
    public static PlayOptions Map(ReadOnlySpan<double> normalized)
    {
        if (normalized.Length < ParameterTable.Rows.Count)
            throw new ArgumentException("One value for each row of the parameter table.", nameof(normalized));

        return new(
            new EngineOptions
            {
                Temperature = (float)Plain(normalized, ParameterId.Temperature),
                TopK = (int)Plain(normalized, ParameterId.TopK),
                TopP = (float)Plain(normalized, ParameterId.TopP),
                GridStep = new(GridTicks[(int)Plain(normalized, ParameterId.Grid)]),
            },
            Ticks.FromQuarters(Plain(normalized, ParameterId.PhraseGap)),
            (HandOver)(int)Plain(normalized, ParameterId.HandOver),
            Ticks.FromQuarters(Plain(normalized, ParameterId.CommitWindow)),
            (int)Plain(normalized, ParameterId.Length),
            (ulong)Plain(normalized, ParameterId.Seed));
    }

    /// <summary>A preset's own defaults, and the table's for the rest. Allocates.</summary>
    public static PlayOptions Map(Preset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return Map([.. ParameterTable.Rows.Select(row => row.ToNormalized(preset.Defaults.GetValueOrDefault(row.Id, row.Default)))]);
    }

    private static double Plain(ReadOnlySpan<double> normalized, ParameterId id) =>
        ParameterTable.Row(id).ToPlain(normalized[(int)id]);
}
