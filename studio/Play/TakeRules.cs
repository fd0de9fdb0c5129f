using System.Globalization;
using Continuo.Engine.Music;
using Continuo.Studio.Common;

namespace Continuo.Studio.Play;

/// <summary>What can be asked for.</summary>
internal static class TakeRules
{
    public const int MostBars = 64;
    public const int MostAlternatives = 8;
    public const long MostRandomSeed = 1L << 53; // exact in JavaScript
    private const int MostSeedBars = 4096;
    private const int MostNotes = 2000;
    private const double MostQuarters = 1000;

    /// <exception cref="Refusal">It cannot be asked for; says what and why.</exception>
    public static void Check(TakeRequest request)
    {
        if (request.Preset is null)
            throw Refusal.Wrong("say which preset plays");
        InRange("bars", request.Bars, 1, MostBars);
        InRange("alternatives", request.Alternatives, 1, MostAlternatives);
        InRange("tempo", request.Tempo, 10, 1000);
        InRange("randomSeed", request.RandomSeed, 0, MostRandomSeed);
        TakeKnobs.Read(request);
        InRange("seed.bars", request.Seed?.Bars, 1, MostSeedBars);
        if (request.Key is { } key && !KeySignatures.TryParse(key, out _))
            throw Refusal.Wrong($"'{Cut(key)}' is not a key; write \"D minor\" or \"Bb\"");
        if (request.Meter is { } meter && !Meter.TryParse(meter, out _))
            throw Refusal.Wrong($"'{Cut(meter)}' is not a time signature; write \"6/8\"");
        if (request.Seed is { } seed)
            Check(seed);
    }

    private static void Check(SeedRequest seed)
    {
        if (seed.Song is null == seed.Notes is null)
            throw Refusal.Wrong("a seed is either a song or notes");
        if (seed.Notes is not { } notes)
            return;
        if (notes.Length is 0 or > MostNotes)
            throw Refusal.Wrong($"a phrase has 1 to {MostNotes} notes, not {notes.Length}");
        for (int i = 0; i < notes.Length; i++)
        {
            if (notes[i] is not { Length: 4 } note)
                throw Refusal.Wrong($"note {i + 1} is not [onset, duration, pitch, velocity]");
            InRange($"note {i + 1}: onset", note[0], 0, MostQuarters);
            InRange($"note {i + 1}: duration", note[1], 1.0 / Ticks.PerQuarter, MostQuarters);
            InRange($"note {i + 1}: pitch", note[2], 0, 127);
            InRange($"note {i + 1}: velocity", note[3], 1, 127);
        }
    }

    private static void InRange(string what, double? value, double lowest, double highest)
    {
        if (value is { } given && !(given >= lowest && given <= highest))
            throw Refusal.Wrong(string.Create(CultureInfo.InvariantCulture,
                $"{what} is {given}; it must be {lowest:0.###}..{highest:0}"));
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
