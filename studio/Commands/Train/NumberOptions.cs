using System.CommandLine;
using Continuo.Studio.Commands.Options;

namespace Continuo.Studio.Commands.Train;

/// <summary>Options for numbers that training accepts in a range only; others are usage errors.</summary>
internal static class NumberOptions
{
    /// <summary>An option that is null where the plan decides.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">Of the number, a sentence.</param>
    /// <param name="lowest">Still accepted.</param>
    /// <param name="highest">Still accepted.</param>
    public static Option<T?> OfPlan<T>(string name, string description, double lowest, double highest)
        where T : struct
    {
        Option<T?> option = new(name) { Description = description + " Else what suits the music." };
        OptionRanges.Check(option, lowest, highest);
        return option;
    }

    /// <inheritdoc cref="OfPlan"/>
    /// <summary>An option with a number of its own where nothing is said.</summary>
    public static Option<int> WithDefault(string name, string description, int standard, int lowest, int highest)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => standard };
        OptionRanges.Check(option, lowest, highest);
        return option;
    }
}
