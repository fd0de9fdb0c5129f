namespace Continuo.Training.Corpus;

/// <summary>A file that could not be learnt from, or had to be repaired.</summary>
/// <param name="Name">Its name in the corpus.</param>
/// <param name="Reason">With the position, where the reader gives one.</param>
/// <param name="Causes">The same without names and places, so that they can be counted; one for a skipped file.</param>
public sealed record FlawedFile(string Name, string Reason, IReadOnlyList<string> Causes)
{
    public FlawedFile(string name, string reason)
        : this(name, reason, [reason])
    {
    }
}
