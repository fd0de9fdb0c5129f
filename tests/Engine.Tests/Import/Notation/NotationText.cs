using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Import.Notation;

/// <summary>Reads short texts and shows their notes: "C4 0+960" is pitch, onset and length in ticks.</summary>
internal static class NotationText
{
    /// <summary>A text that must need no repair.</summary>
    public static Score ReadSound(string text, string name)
    {
        ScoreReadResult result = ScoreReaders.Read(Encoding.UTF8.GetBytes(text), name);
        Assert.Empty(result.Repairs);
        return result.Score;
    }

    public static string Show(Score score) => string.Join(" | ", score.Parts.Select(Show));

    public static string Show(Part part) =>
        string.Join(", ", part.Notes.Select(note => $"{note.Pitch} {note.Onset.Value}+{note.Duration.Value}"));

    /// <summary>A flaw is repaired, and refused with its line under <see cref="ReadPolicy.Strict"/>.</summary>
    public static Score CheckRepaired(string text, string name, string repair, int line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        ScoreReadResult result = ScoreReaders.Read(bytes, name);
        Assert.StartsWith(repair, Assert.Single(result.Repairs), StringComparison.Ordinal);
        ScoreReadException refusal = Assert.Throws<ScoreReadException>(
            () => ScoreReaders.Read(bytes, name, ReadPolicy.Strict));
        Assert.Equal(repair, refusal.Problem);
        Assert.Equal(line, refusal.Line);
        return result.Score;
    }
}
