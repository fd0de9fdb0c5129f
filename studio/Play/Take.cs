using System.Text.Json.Serialization;
using Continuo.Studio.Drawing;
using Continuo.Studio.Play.Generation;

namespace Continuo.Studio.Play;

/// <summary>Something that was played, and all that is needed to play it again.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="Created">When it was played; takes are listed newest first.</param>
/// <param name="Preset">Id of the preset that played.</param>
/// <param name="PresetName">What it was called then.</param>
/// <param name="Request">As it was asked for, with the random seed that was in force, for one alternative.</param>
/// <param name="Kept">It stays until it is discarded; others make room for newer ones.</param>
/// <param name="Figures">Of what was answered.</param>
/// <param name="Picture">What was heard and what was answered.</param>
internal sealed record Take(
    string Id, DateTimeOffset Created, string Preset, string PresetName, TakeRequest Request, bool Kept,
    GenerationFigures Figures, NotePicture Picture)
{
    /// <summary>What its downloads are called: the preset and the random seed tell takes apart.</summary>
    [JsonIgnore]
    public string FileName => FormattableString.Invariant($"{Preset}-{Request.RandomSeed}");
}
