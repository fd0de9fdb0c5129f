using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Continuo.Studio.Commands.Train;

/// <summary>Options for numbers that training accepts in a range only; others are usage errors.</summary>
internal static class NumberOptions
{
    /// <summary>An option that is null where the plan decides.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">Of the number, a sentence.</param>
    /// <param name="lowest">Still accepted.</param>
    /// <param name="highest">Still accepted.</param>
    public static Option<T?> OfPlan<T>(string name, string description, T lowest, T highest)
        where T : struct, INumber<T>
    {
        Option<T?> option = new(name) { Description = description + " Else what suits the music." };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T?>() is { } value && !(value >= lowest && value <= highest))
                result.AddError(FormattableString.Invariant($"{name} is {value}; it must be {lowest}..{highest}"));
        });
        return option;
    }

    /// <inheritdoc cref="OfPlan"/>
    /// <summary>An option with a number of its own where nothing is said.</summary>
    public static Option<int> WithDefault(string name, string description, int standard, int lowest, int highest)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && int.TryParse(
                    result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value)
                && (value < lowest || value > highest))
                result.AddError(FormattableString.Invariant($"{name} is {value}; it must be {lowest}..{highest}"));
        });
        return option;
    }
}
