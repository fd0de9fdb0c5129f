using System.Globalization;
using System.Text;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// What a player hears who has just inserted the instrument: seven phrases, every preset, all knobs as they are. The
/// table is printed: <c>dotnet test tests/EndToEnd.Tests -c Release --filter PlayersTable --logger
/// "console;verbosity=detailed"</c>.
/// </summary>
public sealed class PlayersTableTests(ITestOutputHelper output)
{
    private const double Bars = 4;

    private static readonly Phrase[] Phrases =
    [
        new("eighths, soft", 4, 30, Line(0, 0.5, 0.45, 60, 62, 64, 65, 67, 65, 64, 62, 60, 62, 64, 65, 67)),
        new("eighths, loud", 4, 104, Line(0, 0.5, 0.45, 60, 64, 67, 72, 71, 67, 69, 65, 67, 64, 65, 62, 60)),
        new("quarters, legato to the bar line", 4, 64, Line(0, 1, 1.02, 67, 65, 64, 62, 64, 65, 67, 60)),
        new("staccato with rests", 4, 80, [.. Line(0, 1, 0.2, 60, 64, 67), .. Line(4, 1, 0.2, 72, 67, 60)]),
        new("chords", 4, 70, [
            .. Line(0, 2, 1.9, 60, 65, 59), .. Line(0, 2, 1.9, 64, 69, 62), .. Line(0, 2, 1.9, 67, 72, 67),
        ]),
        new("waltz", 3, 76, Line(0, 1, 0.9, 60, 64, 67, 69, 67, 64, 62, 65)),
        new("one long note", 4, 90, [new(0, 62, 3)]),
    ];

    public static TheoryData<string> Presets =>
    [
        "All Styles", "Chorale", "Irish dance", "Jazz", "Lead Sheet", "Lieder Melody", "Pop", "Romantic Piano", "Songs",
    ];

    [Theory]
    [MemberData(nameof(Presets))]
    public void AnswersComeOnABeatAsLoudAsThePhraseAndGoOn(string preset)
    {
        using var folder = new ScratchFolder();
        foreach (var (name, beats, velocity, notes) in Phrases)
        {
            string script = folder.File("script");
            File.WriteAllText(script, Script(notes, velocity));
            double end = notes.Max(note => note.At + note.Length);
            List<AnswerNote> answer = RealHost.Run(
                $"--program {preset.Replace(' ', '~')} --script {script} --meter {beats}/4 --tempo 120 --param "
                + "MIDI~Through=Off --length-quarters 40").Notes;
            Assert.NotEmpty(answer);
            double entry = answer[0].Onset / 960.0;
            double[] velocities = [.. answer.Select(note => (double)note.Velocity)];
            double rest = LongestRest(answer);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{preset,-15} {name,-33} ends {end:0.00}, answered at {entry:0.00}; {velocity,3} -> "
                + $"{velocities.Average():0} ({velocities.Min():0}..{velocities.Max():0}); longest rest {rest:0.00}"));
            Assert.Equal(Math.Round(entry), entry, 0.13); // the first note may be humanised
            Assert.InRange(entry, end, end + 3);
            Assert.InRange(velocities.Average(), 0.85 * velocity, 1.15 * velocity);
            Assert.True(velocities.Distinct().Count() > 1 || velocities.Length < 3, "one velocity throughout");
            Assert.InRange(rest, 0, Bars * beats / 2);
        }
    }

    private static Played[] Line(double from, double step, double length, params int[] keys) =>
        [.. keys.Select((key, i) => new Played(from + i * step, key, length))];

    private static string Script(Played[] notes, int velocity)
    {
        StringBuilder script = new();
        foreach (var (at, key, length) in notes)
            script.Append(CultureInfo.InvariantCulture, $"at {at} note-on 1 {key} {velocity}\n")
                .Append(CultureInfo.InvariantCulture, $"at {at + length} note-off 1 {key}\n");
        return string.Join('\n', script.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .OrderBy(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture))) + "\n";
    }

    /// <summary>In quarter notes, between the answer's notes.</summary>
    private static double LongestRest(List<AnswerNote> answer)
    {
        long silentFrom = answer[0].Onset, longest = 0;
        foreach (AnswerNote note in answer)
        {
            longest = Math.Max(longest, note.Onset - silentFrom);
            silentFrom = Math.Max(silentFrom, note.Onset + note.Duration);
        }
        return longest / 960.0;
    }

    /// <param name="Name">In the table.</param>
    /// <param name="Beats">Quarter notes a bar.</param>
    /// <param name="Velocity">Of all notes.</param>
    /// <param name="Notes">In any order.</param>
    private sealed record Phrase(string Name, int Beats, int Velocity, Played[] Notes);

    /// <param name="At">Quarter note.</param>
    /// <param name="Key">MIDI key.</param>
    /// <param name="Length">Quarter notes.</param>
    private readonly record struct Played(double At, int Key, double Length);
}
