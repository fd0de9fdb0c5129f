namespace Continuo.Engine.Training.Data;

/// <summary>A file that could not be learnt from, or had to be mended.</summary>
/// <param name="Name">Its name in the corpus.</param>
/// <param name="Reason">With the position, where the reader gives one.</param>
public sealed record FlawedFile(string Name, string Reason);
