using System.CommandLine;
using System.Globalization;

namespace Continuo.Studio.Commands.Options;

/// <summary>
/// Refuses numbers out of range as a usage error; what is not a number is refused by the parser itself.
/// </summary>
internal static class OptionRanges
{
    public static void Check<T>(Option<T> option, double low, double high) => option.Validators.Add(result =>
    {
        string? text = result.Tokens.Count == 1 ? result.Tokens[0].Value : null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && !(value >= low && value <= high))
            result.AddError(FormattableString.Invariant($"{option.Name} takes {low} to {high}, not {value}"));
    });
}
