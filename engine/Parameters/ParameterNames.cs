using System.Globalization;
using Continuo.Engine.Music;

namespace Continuo.Engine.Parameters;

/// <summary>How the command line and JSON spell a parameter and its values. [any] thread; allocates.</summary>
public static class ParameterNames
{
    /// <summary><em>Lowest Note</em> is <c>--lowest-note</c>.</summary>
    public static string OptionName(this Parameter row) => "--" + string.Join('-', Words(row)).ToLowerInvariant();

    /// <summary><em>Lowest Note</em> is <c>lowestNote</c>.</summary>
    public static string JsonName(this Parameter row) =>
        string.Concat(Words(row).Select((word, index) => index == 0 ? word.ToLowerInvariant() : word));

    /// <summary>Whether a text names the parameter: as it is shown, by its id, or as in JSON; in any case.</summary>
    public static bool IsCalled(this Parameter row, string name) =>
        Same(row.Name, name) || Same(row.Id.ToString(), name) || Same(row.JsonName(), name);

    /// <summary>The lowest value that the command line and the studio take.</summary>
    public static double OfflineMinimum(this Parameter row) => row.Offline?.Minimum ?? row.Minimum;

    /// <summary>The highest value that the command line and the studio take.</summary>
    public static double OfflineMaximum(this Parameter row) => row.Offline?.Maximum ?? row.Maximum;

    /// <summary>
    /// The plain value that a text stands for: a label, a note's name, or a number, with or without the unit. Spaces,
    /// dashes and case do not matter. Old spellings are read too (<see cref="OfflineKnob.ReadsShares"/>).
    /// </summary>
    /// <param name="row">Its labels and units are understood in the text.</param>
    /// <param name="text">As the plugin shows it, or as an older version wrote it.</param>
    /// <param name="plain">Not checked against the range.</param>
    /// <returns>False when it is neither.</returns>
    public static bool TryRead(this Parameter row, string text, out double plain)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int i = 0; i < row.Labels.Count; i++)
        {
            if (Same(Joined(row.Labels[i]), Joined(text)))
            {
                plain = row.Minimum + i;
                return true;
            }
        }

        plain = 0;
        if (row.Kind == ParameterKind.Pitch && NumberOf(text.Trim()) is { } note)
        {
            plain = note;
            return true;
        }

        string number = text.Trim();
        bool hasUnit = row.Units.Length > 0 && number.EndsWith(row.Units, StringComparison.OrdinalIgnoreCase);
        if (!double.TryParse(hasUnit ? number[..^row.Units.Length] : number, CultureInfo.InvariantCulture, out plain))
            return false;
        plain = hasUnit ? plain : row.FromNumber(plain);
        return true;
    }

    /// <summary>The plain value that a number on the command line or in JSON stands for.</summary>
    public static double FromNumber(this Parameter row, double number) =>
        row.Offline is { ReadsShares: true } && Math.Abs(number) <= 1 ? number * 100 : number;

    /// <summary>What is wrong with a plain value for the command line or the studio; null when nothing is.</summary>
    public static string? OfflineProblem(this Parameter row, double plain)
    {
        if (!(plain >= row.OfflineMinimum() && plain <= row.OfflineMaximum()))
            return string.Create(CultureInfo.InvariantCulture, $"{plain} is not in {row.OfflineRange()}");
        return row.Kind == ParameterKind.Linear || double.IsInteger(plain)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{plain} is not a whole number");
    }

    /// <summary>"0..100 %", or the labels of a list.</summary>
    public static string OfflineRange(this Parameter row) => row.Kind == ParameterKind.List
        ? string.Join(", ", row.Labels)
        : FormattableString.Invariant($"{row.OfflineMinimum()}..{row.OfflineMaximum()} {row.Units}").TrimEnd();

    private static string[] Words(Parameter row) =>
        row.Name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static string Joined(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private static int? NumberOf(string noteName)
    {
        for (int number = 0; number < 128; number++)
        {
            if (Same(new Pitch((byte)number).ToString(), noteName))
                return number;
        }

        return null;
    }
}
