namespace Continuo.Training.Corpus;

/// <summary>A file of a corpus, not yet understood.</summary>
/// <param name="Name">With forward slashes, from the folder or the archive's root on.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="BeatFile">The file beside it that annotates its beats, if there is one.</param>
internal sealed record CorpusFile(string Name, byte[] Bytes, CorpusFile? BeatFile = null);
