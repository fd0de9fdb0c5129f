using Continuo.Engine.Encodings.Shared;

namespace Continuo.Training.Prediction;

/// <summary>How well held-out pieces were predicted, and where the bits go.</summary>
/// <param name="Bits">For each kind of token, minus log2 of the
/// probability that was given to the tokens that came.</param>
/// <param name="Tokens">Tokens predicted: all but each piece's first, which is always the same.</param>
/// <param name="Notes">Notes that the tokens stand for.</param>
/// <param name="Pieces">Pieces measured.</param>
public sealed record LossReport(IReadOnlyDictionary<TokenKind, double> Bits, long Tokens, long Notes, int Pieces)
{
    public double TotalBits => Bits.Values.Sum();

    /// <summary>The figure by which models and encodings compare.</summary>
    public double BitsPerNote => TotalBits / Math.Max(1, Notes);

    /// <summary>2 to the bits a token.</summary>
    public double Perplexity => Math.Pow(2, TotalBits / Math.Max(1, Tokens));

    /// <summary>The share of one kind of token in <see cref="BitsPerNote"/>.</summary>
    public double BitsPerNoteOf(TokenKind kind) => Bits.GetValueOrDefault(kind) / Math.Max(1, Notes);

    internal static LossReport Join(IEnumerable<LossReport> reports)
    {
        var all = reports.ToList();
        var bits = Enum.GetValues<TokenKind>()
            .ToDictionary(kind => kind, kind => all.Sum(report => report.Bits.GetValueOrDefault(kind)));
        return new LossReport(
            bits, all.Sum(report => report.Tokens), all.Sum(report => report.Notes), all.Sum(report => report.Pieces));
    }
}
