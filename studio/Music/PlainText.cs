using System.Globalization;
using System.Text;

namespace Continuo.Studio.Music;

/// <summary>
/// Text of strangers' files as it may be shown: no control characters,
/// nothing that turns the direction of what follows. [any]
/// </summary>
internal static class PlainText
{
    private const int MostCharacters = 200;

    /// <summary>One line.</summary>
    /// <param name="text">As it was found.</param>
    /// <param name="otherwise">Where nothing is left of it.</param>
    /// <param name="most">Characters that are kept.</param>
    public static string Clean(string text, string otherwise = "", int most = MostCharacters)
    {
        var clean = new StringBuilder();
        bool isSpaceDue = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                isSpaceDue = clean.Length > 0;
                continue;
            }

            if (IsInvisible(rune))
                continue;
            if (clean.Length + (isSpaceDue ? 1 : 0) + rune.Utf16SequenceLength > most)
                break;
            if (isSpaceDue)
                clean.Append(' ');
            isSpaceDue = false;
            clean.Append(rune.ToString());
        }

        return clean.Length > 0 ? clean.ToString() : otherwise;
    }

    /// <summary>The last part of a path of any system, cleaned.</summary>
    public static string FileName(string path) => Clean(path[(path.LastIndexOfAny(['/', '\\']) + 1)..], "untitled");

    /// <summary>Marks of direction, byte order marks and the like; joiners stay, for some scripts need them.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D);
}
