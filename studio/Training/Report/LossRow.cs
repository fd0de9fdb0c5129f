using Continuo.Engine.Encodings.Shared;
using Continuo.Training.Prediction;

namespace Continuo.Studio.Training.Report;

/// <summary>A line of the table of what was predicted; all but the perplexity are bits a note.</summary>
internal sealed record LossRow(
    string Name, double BitsPerNote, double Timing, double Pitch, double Duration, double Velocity, double Structure,
    double Perplexity, long Tokens, long Notes, int Pieces)
{
    public static LossRow Of(string name, LossReport report) => new(
        name,
        report.BitsPerNote,
        report.BitsPerNoteOf(TokenKind.Timing),
        report.BitsPerNoteOf(TokenKind.Pitch),
        report.BitsPerNoteOf(TokenKind.Duration),
        report.BitsPerNoteOf(TokenKind.Velocity),
        report.BitsPerNoteOf(TokenKind.Structure),
        report.Perplexity,
        report.Tokens,
        report.Notes,
        report.Pieces);
}
