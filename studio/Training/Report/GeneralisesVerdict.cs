using System.Globalization;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Report;

/// <summary>Judges whether a model predicts music that it was not trained on.</summary>
internal static class GeneralisesVerdict
{
    /// <summary>Bits a note by which it has to be better than before, for it to be no accident.</summary>
    private const double Gain = 0.02;

    /// <summary>How much less what it learnt costs it than what it did not, once it has memorised it.</summary>
    private const double ByHeart = 0.6;

    private const int FewNotes = 500;

    /// <param name="result">What was reached on the held-out part.</param>
    /// <param name="learnt">Bits a note of pieces that it learnt.</param>
    /// <param name="heldOutNotes">Notes in the pieces held out; with few, the report says so.</param>
    public static GeneralisesReport Of(TrainingResult result, double? learnt, long heldOutNotes)
    {
        if (result is not { Model.BitsPerNote: var bits, Baseline.BitsPerNote: var ppm })
            return new(Verdict.Unknown, "Nobody knows: of fewer than four pieces none is held out, "
                + "and only pieces that it was not trained on can tell. With four or more it is measured.");

        double? before = result.Before?.BitsPerNote;
        bool beatsChain = bits < ppm;
        bool beatsBefore = before is null || (result.BestEpoch > 0 && bits < before - Gain);
        bool knowsByHeart = learnt < bits * ByHeart;
        Verdict verdict = beatsChain && beatsBefore ? knowsByHeart ? Verdict.Partly : Verdict.Yes
            : beatsChain || (beatsBefore && before is not null) ? Verdict.Partly : Verdict.No;

        var sentence = new List<string>();
        if (!beatsBefore)
        {
            sentence.Add(string.Create(CultureInfo.InvariantCulture,
                $"It predicts music of the kind no better than the preset that it began from ({bits:F2} bits a note, "
                + $"before {before:F2}): there was too little to learn, or it was known already."));
        }
        else
        {
            string than = before is null ? "" : string.Create(CultureInfo.InvariantCulture, $", before {before:F2}");
            sentence.Add(string.Create(CultureInfo.InvariantCulture,
                $"Pieces that it was not trained on cost it {bits:F2} bits a note{than}; fewer is better."));
        }
        sentence.Add(beatsChain
            ? string.Create(CultureInfo.InvariantCulture,
                $"Merely counting what follows what (a Markov chain) needs {ppm:F2}.")
            : string.Create(CultureInfo.InvariantCulture, $"Merely counting what follows what (a Markov chain) "
                + $"does it with {ppm:F2}: train longer, with more music, or begin from a preset."));
        if (knowsByHeart)
            sentence.Add(string.Create(CultureInfo.InvariantCulture,
                $"The pieces that it learnt cost it only {learnt:F2}: it has partly memorised them."));
        if (heldOutNotes < FewNotes)
            sentence.Add(string.Create(CultureInfo.InvariantCulture,
                $"Only {heldOutNotes} notes were held out, so take the figures as rough."));
        return new(verdict, string.Join(' ', sentence), bits, ppm, before, learnt);
    }
}
