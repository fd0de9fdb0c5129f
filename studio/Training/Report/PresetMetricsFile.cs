using Continuo.Engine.Presets;

namespace Continuo.Studio.Training.Report;

/// <summary>Puts measured figures into a preset's file, so that none are copied by hand.</summary>
internal static class PresetMetricsFile
{
    private const int Digits = 4;

    /// <param name="preset">Read from a folder.</param>
    /// <param name="name">"SET/PART": an entry of this name is replaced, others stay.</param>
    /// <param name="rows">The preset's, then the baselines'; without them a baseline that stands there is kept if it
    /// was measured on as many notes.</param>
    public static void Write(Preset preset, string name, IReadOnlyList<LossRow> rows)
    {
        LossRow own = rows[0];
        string standard = FormattableString.Invariant($"ppm {PresetEvaluation.StandardOrder}");
        double? ppm = rows.FirstOrDefault(row => row.Name == standard)?.BitsPerNote;
        if (ppm is null && preset.Metrics.TryGetValue(name, out PresetMetrics? known) && known.Notes == own.Notes)
            ppm = known.PpmBitsPerNote;

        Dictionary<string, PresetMetrics> metrics = new(preset.Metrics)
        {
            [name] = new()
            {
                BitsPerNote = Math.Round(own.BitsPerNote, Digits),
                PpmBitsPerNote = ppm is { } bits ? Math.Round(bits, Digits) : null,
                Notes = own.Notes,
            },
        };
        PresetFile.Write(preset.Folder, preset with { Metrics = metrics });
    }
}
