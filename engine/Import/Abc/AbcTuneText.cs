namespace Continuo.Engine.Import.Abc;

/// <summary>
/// The lines of one tune, without comments: from its X: to a blank line or the next X:. What stands before the first
/// tune is the file's header and belongs to every tune; other text between tunes is free.
/// </summary>
/// <param name="Header">The file header's lines.</param>
/// <param name="Lines">The tune's.</param>
/// <param name="FirstLine">Where it begins, counted from 1.</param>
internal sealed record AbcTuneText(IReadOnlyList<AbcLine> Header, IReadOnlyList<AbcLine> Lines, int FirstLine)
{
    private static readonly string[] DirectivesThatChangeNotes = ["%%propagate-accidentals", "%%staves", "%%score"];

    private const int MostHeaderLines = 100; // every tune reads them

    public static IEnumerable<AbcTuneText> Split(string[] lines)
    {
        bool hasNumbers = lines.Any(IsStart);
        List<AbcLine> header = [];
        List<AbcLine>? tune = null;
        bool headerIsOver = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = WithoutComment(lines[i]).Trim();
            bool isStart = hasNumbers ? IsStart(lines[i]) : tune is null && line.Length > 0;
            if (isStart)
            {
                if (tune is not null)
                    yield return new AbcTuneText(header, tune, tune[0].Number);
                tune = [];
            }
            if (tune is null && !headerIsOver && header.Count < MostHeaderLines && AbcLine.IsField(line))
                header.Add(new AbcLine(line, i + 1));
            if (tune is null)
                continue;
            if (line.Length > 0)
            {
                tune.Add(new AbcLine(line, i + 1));
            }
            else if (lines[i].Trim().Length == 0 && hasNumbers) // a line with only a comment does not end a tune
            {
                yield return new AbcTuneText(header, tune, tune[0].Number);
                tune = null;
                headerIsOver = true;
            }
        }
        if (tune is not null)
            yield return new AbcTuneText(header, tune, tune[0].Number);
    }

    private static bool IsStart(string line) => line.TrimStart().StartsWith("X:", StringComparison.Ordinal);

    private static string WithoutComment(string line)
    {
        foreach (string directive in DirectivesThatChangeNotes)
            if (line.StartsWith(directive, StringComparison.Ordinal))
                line = "I:" + line[2..];
        int at = line.IndexOf('%', StringComparison.Ordinal);
        while (at > 0 && line[at - 1] == '\\')
            at = line.IndexOf('%', at + 1);
        return at < 0 ? line : line[..at];
    }
}

/// <summary>A line and its number, counted from 1.</summary>
internal readonly record struct AbcLine(string Text, int Number)
{
    /// <summary>
    /// A letter and a colon begin a field; a bar line behind the colon makes it a note before a repeat sign.
    /// </summary>
    public static bool IsField(string text) =>
        text.Length >= 2
        && text[1] == ':'
        && (char.IsAsciiLetter(text[0]) || text[0] == '+')
        && !(text.Length > 2 && text[2] is '|' or ':');
}
