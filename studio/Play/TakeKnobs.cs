using System.Text.Json;
using Continuo.Engine.Parameters;
using Continuo.Studio.Common;

namespace Continuo.Studio.Play;

/// <summary>The plugin's knobs in a take's request, on the plugin's scale; takes of older versions too.</summary>
internal static class TakeKnobs
{
    /// <summary>Plain values of the knobs that are set.</summary>
    /// <exception cref="Refusal">There is no such knob, or the value is not one of its.</exception>
    public static Dictionary<ParameterId, double> Read(TakeRequest request)
    {
        Dictionary<ParameterId, double> plain = [];
        foreach ((string name, JsonElement value) in request.Knobs ?? [])
        {
            Parameter row = RowOf(name) ?? throw Refusal.Wrong($"a take has no member '{Cut(name)}'");
            if (value.ValueKind == JsonValueKind.Null)
                continue;
            double read = NumberOf(row, value) ?? throw Refusal.Wrong($"{row.JsonName()} must be {row.OfflineRange()}");
            if (row.OfflineProblem(read) is { } problem)
                throw Refusal.Wrong($"{row.JsonName()} must be {row.OfflineRange()}; {problem}");
            plain[row.Id] = read;
        }

        return plain;
    }

    /// <summary>Without members that are not known here: those of a take that a newer studio stored.</summary>
    public static TakeRequest OnlyKnown(TakeRequest request) => request with
    {
        Knobs = request.Knobs?.Where(knob => RowOf(knob.Key) is not null).ToDictionary(),
    };

    private static Parameter? RowOf(string name) =>
        ParameterTable.Offline.FirstOrDefault(row => row.JsonName().Equals(name, StringComparison.OrdinalIgnoreCase));

    private static double? NumberOf(Parameter row, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out double number) => row.FromNumber(number),
        JsonValueKind.String when row.TryRead(value.GetString()!, out double plain) => plain,
        _ => null,
    };

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
