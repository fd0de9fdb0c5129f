using Continuo.Engine.Presets;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Corpus;

public sealed class KernCorpusTests
{
    /// <summary>Against the counts published with the corpora; docs/importers.md explains what differs.</summary>
    [SharedDataTheory]
    [InlineData("chopin-first-editions.tar.gz", 512, 208, 1_102_991, 1_101_308)]
    [InlineData("research-only/bach-370-chorales.tar.gz", 370, 0, 84_623, 84_623)]
    public void All_files_are_read_and_their_notes_are_those_that_others_count(
        string archive, int files, int repaired, long notes, long published)
    {
        MusicCorpus corpus = MusicCorpus.Load([Path.Combine(SharedData.Folder, archive)], new CorpusOptions());
        Assert.Empty(corpus.Skipped);
        Assert.Equal(files, corpus.Pieces.Count);
        Assert.Equal(repaired, corpus.Repaired.Count);
        Assert.Equal(notes, corpus.Notes);
        Assert.InRange((double)notes / published, 0.998, 1.002);
    }
}
