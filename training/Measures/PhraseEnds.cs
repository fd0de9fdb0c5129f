using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>
/// How phrases of four bars end. The end is the onset in the fourth bar after which it is longest until the next one or
/// the bar line, of equals the last: so a pickup to the next phrase is none, and a bar that runs on has a weak one.
/// </summary>
public static class PhraseEnds
{
    private const int PhraseBars = 4;
    private const int Fifth = 7; // semitones
    private const int Octave = 12;

    /// <summary>
    /// The share of phrases that end on a strong beat, the bar line or the middle of a bar with an even number of
    /// beats, with the tonic or the dominant as the lowest tone that begins there.
    /// </summary>
    /// <param name="bars">From a phrase's first on; phrases in whose fourth bar nothing begins are left out.</param>
    /// <param name="key">Its tonic counts.</param>
    public static Tally OnStrongTone(IReadOnlyList<BarOnsets> bars, Key key)
    {
        ArgumentNullException.ThrowIfNull(bars);
        Tally tally = default;
        for (int i = PhraseBars - 1; i < bars.Count; i += PhraseBars)
        {
            if (bars[i].Onsets.Count == 0)
                continue;
            (long step, int pitch) = EndOf(bars[i]);
            int degree = (pitch - key.Tonic + Octave) % Octave;
            tally += new Tally(IsStrong(step, bars[i].Meter) && degree is 0 or Fifth ? 1 : 0, 1);
        }

        return tally;
    }

    private static (long Step, int LowestPitch) EndOf(BarOnsets bar)
    {
        long longest = 0;
        (long Step, int Pitch) end = default;
        for (int i = 0; i < bar.Onsets.Count; i++)
        {
            if (i > 0 && bar.Onsets[i].Step == bar.Onsets[i - 1].Step)
                continue;
            long next = bar.Onsets.Select(onset => onset.Step).Where(step => step > bar.Onsets[i].Step)
                .DefaultIfEmpty(bar.Steps).First();
            if (next - bar.Onsets[i].Step < longest)
                continue;
            longest = next - bar.Onsets[i].Step;
            end = bar.Onsets[i];
        }

        return end;
    }

    private static bool IsStrong(long step, Meter meter)
    {
        long middle = BarOnsets.StepOf(new(meter.BarLength.Value / 2));
        long beats = meter.BarLength.Value / meter.Beat.Value;
        return step == 0 || (beats % 2 == 0 && step == middle);
    }
}
