using Continuo.Engine.Presets;
using Continuo.Studio.Common;
using Continuo.Studio.Music;

namespace Continuo.Studio.Presets;

/// <summary>What changes in a preset; null = unchanged.</summary>
/// <param name="Name">What the musician reads.</param>
/// <param name="Style">A word or two.</param>
/// <param name="Description">A sentence or two.</param>
/// <param name="Defaults">By the parameters' names in the plugin; null takes one away.</param>
internal sealed record PresetChange(
    string? Name = null, string? Style = null,
    string? Description = null, IReadOnlyDictionary<string, double?>? Defaults = null)
{
    /// <exception cref="Refusal">A text is too long, or a value is not one of its knob's.</exception>
    public Preset Of(Preset preset) => preset with
    {
        Name = Name is null
            ? preset.Name
            : Text(Name, "name", PresetTexts.NameLetters) is { Length: > 0 } name
                ? name
                : throw Refusal.Wrong("a preset needs a name"),
        Style = Style is null ? preset.Style : Text(Style, "style", PresetTexts.StyleLetters),
        Description = Description is null
            ? preset.Description
            : Text(Description, "description", PresetTexts.DescriptionLetters),
        Defaults = Defaults is null ? preset.Defaults : PresetKnobs.Changed(preset.Defaults, Defaults),
    };

    private static string Text(string text, string what, int letters) => text.Length <= letters
        ? PlainText.Clean(text, "", letters)
        : throw Refusal.Wrong(FormattableString.Invariant($"the {what} has {text.Length} letters; {letters} are kept"));
}
