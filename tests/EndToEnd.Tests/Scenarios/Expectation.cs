using System.Globalization;
using System.Text.RegularExpressions;
using static Continuo.EndToEnd.Tests.Scenarios.MusicalText;

namespace Continuo.EndToEnd.Tests.Scenarios;

/// <summary>A sentence of a scenario about what is to be heard.</summary>
/// <param name="Line">Of the file.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Check">Null when it holds, else what was seen instead.</param>
/// <param name="Other">The scenario that it compares with.</param>
internal sealed partial record Expectation(int Line, string Text, Func<Heard, string?> Check, string? Other = null)
{
    // A sample at 8000 Hz and 240 quarters a minute, and what the plugin rounds.
    private const double Tolerance = 0.003;

    // {n} a number, {w} a word or what stands in quotes, {*} the rest. "in
    // FROM..TO" may follow each: of the notes that begin there.
    private static readonly (Regex Pattern, Func<string[], Func<Heard, string?>> Read)[] Sentences =
    [
        Sentence(
            "at least {n} answers", word => heard => Unless(heard.Count >= Number(word[0]), $"{heard.Count} began")),
        Sentence(
            "at most {n} answers", word => heard => Unless(heard.Count <= Number(word[0]), $"{heard.Count} began")),
        Sentence("no answer begins", _ => heard => Unless(heard.Count == 0, $"{heard}")),
        Sentence("silence", _ => heard => Unless(heard.Sounding.Count == 0, $"{List(heard.Sounding)}")),
        Sentence("first answer at {n}", word => heard => At(heard.FirstOrNull, Number(word[0]))),
        Sentence("lands at {n} on {*}", word => Landing(Number(word[0]), Classes(word[1]))),
        Sentence("all notes over by {n}", word => heard =>
            heard.Each(note => note.End <= Number(word[0]) + Tolerance)),
        Sentence("onsets on {w}", word => OnGrid(Length(word[0]))),
        Sentence("onsets within the beat at {*}", word => WithinBeat([.. Words(word[0]).Select(Number)])),
        Sentence(
            "not all onsets on {w}",
            word => heard => OnGrid(Length(word[0]))(heard) is null ? $"all are: {heard}" : null),
        Sentence("pitches within {w}", word => Within(Pitches(word[0]), note => note.Pitch)),
        Sentence("pitch classes within {*}", word => PitchClasses(Classes(word[0]))),
        Sentence(
            "at most {n} notes at once",
            word => heard => heard.NeedsNotes() ?? Unless(heard.Polyphony <= Number(word[0]), $"{heard.Polyphony}")),
        Sentence(
            "at least {n} notes at once",
            word => heard => Unless(heard.Polyphony >= Number(word[0]), $"{heard.Polyphony}")),
        Sentence("at least {n} different pitches", word => heard =>
            Unless(heard.Notes.Select(note => note.Pitch).Distinct().Count() >= Number(word[0]), $"{heard}")),
        Sentence("channel {n}", word => heard => heard.Each(note => note.Channel == (int)Number(word[0]))),
        Sentence("velocities within {w}", word => Within(Range(word[0]), note => note.Velocity)),
        Sentence("{w} repeats {w}", word => heard => heard.Compare(Range(word[0]), Range(word[1]))),
        Sentence(
            "{w} differs from {w}",
            word => heard => heard.Compare(Range(word[0]), Range(word[1])) is null ? "both are the same" : null),
        Sentence("no bend", _ => heard => Unless(heard.Bends.Count == 0, string.Join(", ", heard.Bends.Take(12)))),
        Sentence("bends {*}", word => Bends([.. Words(word[0]).Select(Number)])),
        Sentence("shown {w} {w}", word => Shown(word[0], word[1])),
        Sentence(
            "log contains {w}",
            word => heard => Unless(heard.Whole.Log.Contains(word[0], StringComparison.Ordinal), heard.Whole.Log)),
        Sentence(
            "{n} of the player's notes passed",
            word => heard => Unless(heard.Whole.PassedCount == Number(word[0]), $"{heard.Whole.PassedCount}")),
        Sentence("peak above {n}", word => heard => Unless(heard.Whole.Peak > Number(word[0]), $"{heard.Whole.Peak}")),
        Sentence("peak below {n}", word => heard => Unless(heard.Whole.Peak < Number(word[0]), $"{heard.Whole.Peak}")),
    ];

    // The scenario's name comes last.
    private static readonly (string Verb, Func<Heard, string?> Check)[] Comparisons =
    [
        ("same answers as", heard => heard.Difference(heard.Other!)),
        ("other answers than", heard => heard.Difference(heard.Other!) is null ? "the same came" : null),
        ("more answers than", heard => Unless(
            heard.Count > heard.Other!.Count, $"{heard.Count} here, {heard.Other.Count} there")),
        ("fewer answers than", heard => Unless(
            heard.Count < heard.Other!.Count, $"{heard.Count} here, {heard.Other.Count} there")),
        ("louder than", heard => Unless(
            heard.MeanVelocity > heard.Other!.MeanVelocity,
            $"{heard.MeanVelocity} here, {heard.Other.MeanVelocity} there")),
        ("softer than", heard => Unless(
            heard.MeanVelocity < heard.Other!.MeanVelocity,
            $"{heard.MeanVelocity} here, {heard.Other.MeanVelocity} there")),
    ];

    /// <exception cref="FormatException">No such sentence.</exception>
    public static Expectation Read(string text, int line)
    {
        string sentence = text;
        (double From, double To)? part = null;
        if (PartPattern().Match(text) is { Success: true } match)
            (sentence, part) = (match.Groups[1].Value, Range(match.Groups[2].Value));

        foreach ((string verb, Func<Heard, string?> compare) in Comparisons)
        {
            if (sentence.StartsWith(verb + " ", StringComparison.Ordinal))
                return new Expectation(
                    line, text, heard => compare(heard.Within(part)), sentence[(verb.Length + 1)..].Trim());
        }
        foreach ((Regex pattern, Func<string[], Func<Heard, string?>> read) in Sentences)
        {
            if (pattern.Match(sentence) is not { Success: true } found)
                continue;
            Func<Heard, string?> check = read([.. found.Groups.Values.Skip(1).Select(group => group.Value.Trim('"'))]);
            return new Expectation(line, text, heard => check(heard.Within(part)));
        }
        throw new FormatException($"no such expectation: '{text}'; README.md lists them");
    }

    private static Func<Heard, string?> Bends(double[] wanted) => heard => Unless(
        heard.Bends.Select(bend => bend.Bend).SequenceEqual(wanted),
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", heard.Bends.Take(24))}"));

    private static Func<Heard, string?> Landing(double at, HashSet<int> classes) => heard =>
    {
        if (At(heard.LastOrNull, at) is { } elsewhere)
            return elsewhere;
        return Unless(
            heard.Notes.Where(note => Math.Abs(note.Onset - at) < Tolerance)
                .All(note => classes.Contains(note.Pitch % 12)), $"{heard}");
    };

    private static Func<Heard, string?> OnGrid(double step) => heard =>
        heard.Each(note => Math.Abs(note.Onset / step - Math.Round(note.Onset / step)) * step < Tolerance);

    private static Func<Heard, string?> WithinBeat(double[] places) => heard => heard.Each(
        note => places.Append(1).Any(place => Math.Abs(note.Onset - Math.Floor(note.Onset) - place) < 2 * Tolerance));

    private static Func<Heard, string?> PitchClasses(HashSet<int> classes) =>
        heard => heard.Each(note => classes.Contains(note.Pitch % 12));

    private static Func<Heard, string?> Within((double Low, double High) range, Func<HeardNote, double> what) =>
        heard => heard.Each(note => what(note) >= range.Low && what(note) <= range.High);

    private static Func<Heard, string?> Shown(string parameter, string wanted)
    {
        if (wanted.Contains("..", StringComparison.Ordinal))
        {
            (double low, double high) = Range(wanted);
            return heard => Unless(
                heard.Whole.ShownNumber(parameter) is { } value && value >= low && value <= high,
                $"{heard.Whole.Shown(parameter)}");
        }
        return heard => Unless(heard.Whole.Shown(parameter) == wanted, $"'{heard.Whole.Shown(parameter)}'");
    }

    private static string? At(HeardNote? note, double at) =>
        note is { } found ? Unless(Math.Abs(found.Onset - at) < Tolerance, $"it was {found}") : "nothing came";

    private static HashSet<int> Classes(string text) => [.. Words(text).Select(PitchClass)];

    private static string List(IEnumerable<HeardNote> notes) => string.Join(", ", notes.Take(12));

    private static string? Unless(bool holds, string seen) => holds ? null : seen;

    private static (Regex, Func<string[], Func<Heard, string?>>) Sentence(
        string form, Func<string[], Func<Heard, string?>> read)
    {
        string pattern = Regex.Escape(form).Replace(@"\ ", " ", StringComparison.Ordinal)
            .Replace(@"\{n}", @"(-?[\d.]+)", StringComparison.Ordinal)
            .Replace(@"\{w}", "(\"[^\"]*\"|\\S+)", StringComparison.Ordinal)
            .Replace(@"\{\*}", "(.+)", StringComparison.Ordinal);
        return (new Regex($"^{pattern}$", RegexOptions.CultureInvariant), read);
    }

    [GeneratedRegex(@"^(.+) in (-?[\d.]+?\.\.-?[\d.]+)$")]
    private static partial Regex PartPattern();
}
