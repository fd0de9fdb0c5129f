namespace Continuo.Engine.Encodings.Shared;

/// <summary>One symbol of an encoding.</summary>
/// <param name="Id">Index into the encoding's <see cref="Vocabulary"/> and into the model's logits, from 0.</param>
public readonly record struct Token(int Id);
