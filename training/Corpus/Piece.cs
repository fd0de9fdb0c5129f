using Continuo.Engine.Music;

namespace Continuo.Training.Corpus;

/// <summary>One piece of a corpus.</summary>
/// <param name="Name">Where it came from: "irish/MIDI/Banish.mid", or
/// "essen/han1.abc#12" of a file that holds many.</param>
/// <param name="Score">Its music.</param>
/// <param name="Style">Row of the style vectors; 0 = none.</param>
/// <param name="Times">How often an epoch of training hears it: 0.5 = in every other epoch.</param>
public sealed record Piece(string Name, Score Score, int Style = 0, double Times = 1)
{
    /// <summary>The name of a piece in a file of many.</summary>
    public static string NameOf(string file, int number) => FormattableString.Invariant($"{file}#{number}");

    /// <summary>The file's name in a piece's.</summary>
    public static string FileOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int mark = name.LastIndexOf('#');
        return mark > 0
            && mark + 1 < name.Length
            && name.AsSpan(mark + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? name[..mark] : name;
    }
}
