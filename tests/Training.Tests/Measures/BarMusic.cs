using Continuo.Engine.Music;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

/// <summary>
/// Bars of 4/4 as text: one bar a word, its notes quarters from the bar line on, "." a rest; "C" is middle C.
/// </summary>
internal static class BarMusic
{
    private static readonly Ticks Quarter = new(Ticks.PerQuarter);
    private const string Letters = "C D EF G A B";

    public static Score Score(params string[] bars) => TestMusic.Score(
        [.. bars.SelectMany((bar, i) => bar.Select((letter, k) => (Letter: letter, At: Quarter * (4 * i + k))))
            .Where(place => place.Letter != '.')
            .Select(place => new Note(place.At, Quarter, new((byte)PitchOf(place.Letter)), TestMusic.Plain))],
        Meter.Common);

    public static IReadOnlyList<BarOnsets> Bars(params string[] bars) =>
        BarOnsets.Of(Score(bars), Ticks.Zero, Quarter * (4 * bars.Length));

    // Small letters are a semitone higher: c = C sharp.
    private static int PitchOf(char letter) =>
        60 + Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal) + (char.IsLower(letter) ? 1 : 0);
}
