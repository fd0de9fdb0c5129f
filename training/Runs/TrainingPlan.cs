using System.Globalization;

namespace Continuo.Training.Runs;

/// <summary>
/// What suits a corpus when nobody says otherwise: small models and much dropout for little music, and as many epochs
/// as some minutes on two cores allow. Measured in docs/decisions/0018.
/// </summary>
public static class TrainingPlan
{
    /// <summary>Fewer notes than this do not make a model that predicts music of their kind.</summary>
    public const int FewNotes = 20_000;

    /// <summary>Fewer notes than this do not even change a model that knows other music by much.</summary>
    public const int FewNotesToGoOn = 1_500;

    /// <param name="notes">Of the training part.</param>
    /// <param name="isFurther">A trained model is trained further; else it begins from random weights.</param>
    /// <param name="effort">Null = quick where a trained model is trained
    /// further, else thorough: less makes no music.</param>
    public static TrainingOptions For(long notes, bool isFurther, TrainingEffort? effort = null)
    {
        bool isQuick = (effort ?? (isFurther ? TrainingEffort.Quick : TrainingEffort.Thorough)) == TrainingEffort.Quick;
        if (isFurther)
        {
            return new TrainingOptions
            {
                Dropout = 0.3f,
                LearningRate = 1e-3f,
                Epochs = isQuick ? EpochsOf(300_000, notes, 4, 24) : EpochsOf(1_200_000, notes, 8, 48),
                Patience = isQuick ? 3 : 6,
            };
        }
        return new TrainingOptions
        {
            Hidden = notes < 10_000 ? 128 : notes < 100_000 || isQuick ? 256 : 384,
            Dropout = notes < 10_000 ? 0.4f : notes < 100_000 ? 0.3f : 0.2f,
            Epochs = isQuick ? EpochsOf(600_000, notes, 4, 40) : EpochsOf(3_000_000, notes, 6, 60),
        };
    }

    /// <summary>What a user should know before waiting; empty when all is well.</summary>
    /// <param name="pieces">Of the training part.</param>
    /// <param name="notes">Of the training part.</param>
    /// <param name="heldOut">Pieces to validate on.</param>
    /// <param name="isFurther">A trained model is trained further.</param>
    public static IReadOnlyList<string> Warnings(int pieces, long notes, int heldOut, bool isFurther)
    {
        var warnings = new List<string>();
        if (isFurther && notes < FewNotesToGoOn)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{notes} notes in {pieces} pieces are few: "
                + $"the preset will hardly change (from {FewNotesToGoOn} notes on it does)"));
        if (!isFurther && notes < FewNotes)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{notes} notes in {pieces} pieces are too few "
                + $"to learn music from nothing (from {FewNotes} on it begins to work): begin from a preset"));
        if (heldOut == 0)
            warnings.Add("no piece is left to validate on: how well the model generalises stays unknown, "
                + "and nothing stops it from memorising");
        return warnings;
    }

    /// <param name="toHear">Notes, in all epochs together.</param>
    /// <param name="notes">Of the training part.</param>
    /// <param name="fewest">Epochs.</param>
    /// <param name="most">Epochs.</param>
    private static int EpochsOf(long toHear, long notes, int fewest, int most) =>
        (int)Math.Clamp(toHear / Math.Max(1, notes), fewest, most);
}
