using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.Kern;

/// <summary>Short Kern files: lines with columns apart by two spaces, since tabs are hard to see.</summary>
internal static class KernText
{
    public const string Name = "x.krn";

    /// <summary>A file of these lines, with tabs.</summary>
    public static string File(params string[] lines) =>
        string.Join('\n', lines).Replace("  ", "\t", StringComparison.Ordinal) + "\n";

    /// <summary>One column; the tokens are apart by two spaces. Needs no repair.</summary>
    public static Score ReadColumn(string tokens) => ReadSound(["**kern", .. tokens.Split("  "), "*-"]);

    public static Score ReadSound(params string[] lines) => NotationText.ReadSound(File(lines), Name);

    /// <summary>A flaw is repaired, and refused with its line under <see cref="ReadPolicy.Strict"/>.</summary>
    public static Score CheckRepaired(string repair, int line, params string[] lines) =>
        NotationText.CheckRepaired(File(lines), Name, repair, line);
}
