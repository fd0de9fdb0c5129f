using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Corpus;

/// <summary>
/// ABC and the jazz tables, against the counts published with the corpora; docs/importers.md explains what differs.
/// </summary>
public sealed class TextCorpusTests
{
    [SharedDataTheory]
    [InlineData("open-hymnal.tar.gz", null, 285, 3, 66_417)]
    [InlineData("research-only/essen-abc.tar.gz", null, 8_462, 18, 444_171)]
    [InlineData("research-only/essen-abc.tar.gz", "essen-abc/valid.txt", 898, 1, 47_268)]
    [InlineData("weimar-jazz.tar.gz", "weimar-jazz/valid.txt", 54, 0, 26_708)]
    public void All_pieces_are_read(string archive, string? list, int pieces, int repaired, long notes)
    {
        MusicCorpus corpus = Load(archive, new CorpusOptions(), list);
        Assert.Empty(corpus.Skipped);
        Assert.Empty(corpus.Missing);
        Assert.Equal((pieces, repaired, notes), (corpus.Pieces.Count, corpus.Repaired.Count, corpus.Notes));
    }

    [SharedDataTheory]
    [InlineData("weimar-jazz.tar.gz", 456, 200_809)]
    public void Beat_tracks_are_not_taken_for_melodies(string archive, int solos, long notes)
    {
        MusicCorpus corpus = Load(archive, new CorpusOptions());
        Assert.Equal((solos, notes), (corpus.Pieces.Count, corpus.Notes));
        Assert.Equal(
            "not a table of notes: there is no column tatum", Assert.Single(CorpusReport.Of(corpus).SkippedFor).What);
    }

    [SharedDataTheory]
    [InlineData("pop909.tar.gz", "pop909/valid.txt", true, 0)]
    [InlineData("pop909.tar.gz", "pop909/valid.txt", false, 60)]
    public void Beat_files_put_songs_on_the_grid(string archive, string list, bool useBeatFiles, int medianTicksOff)
    {
        const int Sixteenth = Ticks.PerQuarter / 4;
        MusicCorpus corpus = Load(archive, new CorpusOptions { UseBeatFiles = useBeatFiles }, list);
        List<long> off =
        [
            .. corpus.Pieces.SelectMany(piece => piece.Score.Notes).Select(note => note.Onset.Value % Sixteenth)
                .Select(rest => Math.Min(rest, Sixteenth - rest)).Order(),
        ];
        Assert.InRange(off[off.Count / 2], medianTicksOff, medianTicksOff + 10);
    }

    [SharedDataTheory]
    [InlineData("pop909-cl.tar.gz", "pop909-cl/valid.txt", 107)]
    public void The_chord_track_can_be_dropped_and_doubled_notes_merged(string archive, string list, int songs)
    {
        MusicCorpus all = Load(archive, new CorpusOptions(), list);
        MusicCorpus music = Load(archive, new CorpusOptions { DropParts = ["2", "chords"] }, list);
        MusicCorpus merged = Load(
            archive, new CorpusOptions { DropParts = ["2", "chords"], MergeDoubled = true }, list);
        Assert.Equal((songs, songs, songs), (all.Pieces.Count, music.Pieces.Count, merged.Pieces.Count));
        Assert.InRange(1 - (double)music.Notes / all.Notes, 0.17, 0.21);
        Assert.InRange(1 - (double)merged.Notes / music.Notes, 0.02, 0.04);
    }

    private static MusicCorpus Load(string archive, CorpusOptions options, string? list = null) => MusicCorpus.Load(
        [Path.Combine(SharedData.Folder, archive)], options,
        list is null ? null : SplitList.Read(Path.Combine(SharedData.Folder, "splits", list)));
}
