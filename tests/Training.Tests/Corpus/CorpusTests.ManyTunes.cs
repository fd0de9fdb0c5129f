using System.IO.Compression;
using Continuo.Engine.Presets;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Corpus;

/// <summary>Files that hold many pieces, lists that name some of them, and what the report says.</summary>
public sealed class CorpusTests_ManyTunes
{
    private const string Tunes =
        "X:3\nT:One\nM:4/4\nL:1/4\nK:C\nCDEF|\n\nX:5\nT:Two\nM:4/4\nL:1/4\nK:C\nGA ? B|\n\nX:9\nT:Silence\nK:C\nz8|\n";

    [Fact]
    public void Every_tune_of_a_file_is_a_piece()
    {
        using var work = new WorkFolder();
        File.WriteAllText(work.File("set/tunes.abc"), Tunes);
        MusicCorpus corpus = MusicCorpus.Load([Path.Combine(work.Path, "set")], new CorpusOptions());
        Assert.Equal(["set/tunes.abc#3", "set/tunes.abc#5"], corpus.Pieces.Select(piece => piece.Name));
        Assert.Equal(["set/tunes.abc#9"], corpus.Skipped.Select(file => file.Name));
        Assert.Equal(["set/tunes.abc#5"], corpus.Repaired.Select(file => file.Name));
    }

    [Theory]
    [InlineData("tunes.abc\tX:5", "set/tunes.abc#5")]
    [InlineData("set/tunes.abc\tX:3", "set/tunes.abc#3")]
    [InlineData("data/set/tunes.abc\tX:3 ", "set/tunes.abc#3")]
    [InlineData("set/tunes.abc#5", "set/tunes.abc#5")]
    [InlineData("set/tunes.abc", "set/tunes.abc#3 set/tunes.abc#5")]
    [InlineData("set/tunes.abc\tX:50", "")]
    [InlineData("set/runes.abc\tX:5", "")]
    public void A_list_names_tunes_or_whole_files(string line, string pieces)
    {
        using var work = new WorkFolder();
        File.WriteAllText(work.File("set/tunes.abc"), Tunes);
        MusicCorpus corpus = MusicCorpus.Load(
            [Path.Combine(work.Path, "set")], new CorpusOptions(), new SplitList([line]));
        Assert.Equal(pieces, string.Join(' ', corpus.Pieces.Select(piece => piece.Name)));
        Assert.Equal(pieces.Length == 0, corpus.Missing.Count == 1);
    }

    [Fact]
    public void A_list_may_number_the_only_tune_of_a_file()
    {
        using var work = new WorkFolder();
        File.WriteAllText(work.File("one.abc"), "X:7\nK:C\nCDEF|\n");
        Assert.Single(MusicCorpus.Load([work.Path], new CorpusOptions(), new SplitList(["one.abc\tX:7"])).Pieces);
    }

    [Fact]
    public void A_zip_archive_is_a_source()
    {
        using var work = new WorkFolder();
        File.WriteAllText(work.File("set/tunes.abc"), Tunes);
        ZipFile.CreateFromDirectory(
            Path.Combine(work.Path, "set"), work.File("set.zip"), CompressionLevel.Fastest, includeBaseDirectory: true);
        Assert.Equal(
            ["set/tunes.abc#3", "set/tunes.abc#5"],
            MusicCorpus.Load([work.File("set.zip")], new CorpusOptions()).Pieces.Select(piece => piece.Name));
    }

    [Fact]
    public void The_report_counts_causes()
    {
        using var work = new WorkFolder();
        File.WriteAllText(work.File("set/a.abc"), Tunes);
        File.WriteAllText(work.File("set/b.abc"), "X:1\nK:C\nC ? D | E ? F|");
        File.WriteAllBytes(work.File("set/damaged.mid"), [.. "MThd"u8, 1, 2, 3]);
        File.WriteAllBytes(work.File("set/torn.mid"), [.. "MThd"u8, 1, 2, 3, 0]);
        File.WriteAllText(work.File("set/silent.abc"), "X:1\nK:C\nz8|");
        CorpusReport report = CorpusReport.Of(MusicCorpus.Load(
            [Path.Combine(work.Path, "set")], new CorpusOptions(), new SplitList(
                ["set/a.abc", "set/b.abc", "set/damaged.mid", "set/torn.mid", "set/silent.abc", "set/not-there.abc"])));

        Assert.Equal((3, 11L, 2, 4, 1), (report.Pieces, report.Notes, report.Repaired, report.Skipped, report.Missing));
        var cause = new CorpusReport.Cause("a sign without meaning; skipped", 2, "set/a.abc#5");
        Assert.Equal(cause, Assert.Single(report.RepairedFor));
        Assert.Equal([2, 2], report.SkippedFor.Select(cause => cause.Count));
        Assert.Contains(report.SkippedFor, cause => cause == new CorpusReport.Cause("no notes", 2, "set/a.abc#9"));
        Assert.Equal("music: 3 pieces, 11 notes; 4 skipped, 2 repaired, 1 missing", report.Lines("music").First());
        Assert.Contains("  repaired 2: a sign without meaning; skipped (set/a.abc#5)", report.Lines("music"));
    }
}
