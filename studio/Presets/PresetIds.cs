using System.Globalization;
using System.Text;

namespace Continuo.Studio.Presets;

/// <summary>Makes a preset's id of its name: "Für Élise!" becomes "fur-elise".</summary>
internal static class PresetIds
{
    private const int MostLetters = 40;
    private const int LongestId = 64;

    /// <summary>Up to 64 of a-z, 0-9 and '-'.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId
        && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>
    /// The letters from À to ÿ without their marks: the program runs without the system's tables of them.
    /// </summary>
    private const string Plain = "aaaaaaaceeeeiiiidnooooo-ouuuuypsaaaaaaaceeeeiiiidnooooo-ouuuuypy";

    /// <param name="name">What the musician wrote.</param>
    /// <param name="isTaken">By another preset.</param>
    public static string Free(string name, Func<string, bool> isTaken) => FreeOf(Slug(name, "preset"), isTaken);

    /// <param name="id">Kept where it is free.</param>
    /// <param name="isTaken">By another preset.</param>
    public static string FreeOf(string id, Func<string, bool> isTaken)
    {
        string free = id;
        for (int number = 2; isTaken(free); number++)
        {
            string end = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            free = id[..Math.Min(id.Length, LongestId - end.Length)] + end;
        }

        return free;
    }

    /// <summary>Lower-case ASCII letters, digits, and single hyphens between them.</summary>
    /// <param name="text">A name as its author wrote it, in any script.</param>
    /// <param name="otherwise">Where nothing of it is left.</param>
    public static string Slug(string text, string otherwise)
    {
        var slug = new StringBuilder();
        foreach (char written in text)
        {
            char letter = written is >= 'À' and <= 'ÿ' ? Plain[written - 'À'] : written;
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (slug is [.., not '-'])
                slug.Append('-');
            if (slug.Length == MostLetters)
                break;
        }
        string id = slug.ToString().Trim('-');
        return id.Length > 0 ? id : otherwise;
    }
}
