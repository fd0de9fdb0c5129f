using System.Formats.Tar;
using System.IO.Compression;
using Continuo.Engine.Encodings;
using Continuo.Engine.Export;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Corpus;

public sealed class CorpusTests
{
    private static readonly CorpusOptions Options = new();

    [Fact]
    public void Damaged_files_are_skipped_and_reported_and_the_others_read()
    {
        using WorkFolder work = Tunes("set/a.mid", "set/b.mid", "set/c.mid");
        File.WriteAllBytes(work.File("set/damaged.mid"), [.. "MThd"u8, 1, 2, 3]);
        File.WriteAllBytes(work.File("set/empty.mid"), []);
        File.WriteAllText(work.File("set/README.md"), "no music");

        MusicCorpus corpus = MusicCorpus.Load([Path.Combine(work.Path, "set")], Options);
        Assert.Equal(["set/a.mid", "set/b.mid", "set/c.mid"], corpus.Pieces.Select(piece => piece.Name));
        Assert.Equal(["set/damaged.mid", "set/empty.mid"], corpus.Skipped.Select(file => file.Name));
        Assert.All(corpus.Skipped, file => Assert.NotEmpty(file.Reason));
        Assert.Equal(3 * 64, corpus.Notes);
    }

    [Theory]
    [InlineData(false, 480)]
    [InlineData(true, 960)]
    public void Notes_end_with_their_keys_unless_the_pedal_is_asked_for(bool usePedal, long ticks)
    {
        using WorkFolder work = new();
        File.WriteAllBytes(work.File("pedal.mid"),
        [
            .. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 0, 96, .. "MTrk"u8, 0, 0, 0, 20,
            0, 0xB0, 64, 127, 0, 0x90, 60, 80, 48, 0x80, 60, 0, 48, 0xB0, 64, 0, 0, 0xFF, 0x2F, 0,
        ]);
        MusicCorpus corpus = MusicCorpus.Load([work.Path], new CorpusOptions { UsePedal = usePedal });
        Assert.Equal(ticks, Assert.Single(Assert.Single(corpus.Pieces).Score.Notes).Duration.Value);
    }

    [Fact]
    public void Pieces_that_an_encoding_refuses_are_skipped_by_cause()
    {
        Note triplet = new(Ticks.Zero, new(320), new(60), new(88));
        MusicCorpus corpus = new(
            [new("a.mid", TestMusic.Tune(1)), new("b.mid", TestMusic.Score([triplet], Meter.Common)),
                new("c.mid", TestMusic.Score([triplet], Meter.Common))], [], [], []);
        MusicCorpus melodies = corpus.AcceptedBy(Tokenizers.Find("melody")!);
        Assert.Equal(["a.mid"], melodies.Pieces.Select(piece => piece.Name));
        Assert.Equal(
            new("not for the encoding 'melody': a note ends off the sixteenths", 2, "b.mid"),
            Assert.Single(CorpusReport.Of(melodies).SkippedFor));
        Assert.Equal(3, corpus.AcceptedBy(Tokenizers.Find("event")!).Pieces.Count);
    }

    [Fact]
    public void Folder_archive_list_and_files_give_the_same_pieces()
    {
        using WorkFolder work = Tunes("set/a.mid", "set/deep/b.mid");
        string archive = work.File("set.tar.gz");
        using (var file = new GZipStream(File.Create(archive), CompressionLevel.Fastest))
            TarFile.CreateFromDirectory(Path.Combine(work.Path, "set"), file, includeBaseDirectory: true);
        string list = work.File("list.txt");
        File.WriteAllLines(list, ["set/a.mid", "", "set/deep/b.mid"]);

        string[][] sources =
        [
            [Path.Combine(work.Path, "set")],
            [archive],
            [list],
            [Path.Combine(work.Path, "set/a.mid"), Path.Combine(work.Path, "set/deep/b.mid")],
        ];
        Assert.All(sources, source =>
        {
            MusicCorpus corpus = MusicCorpus.Load(source, Options);
            Assert.Equal(2, corpus.Pieces.Count);
            Assert.Empty(corpus.Skipped);
        });
        Assert.Equal(
            ["set/a.mid", "set/deep/b.mid"],
            MusicCorpus.Load([archive], Options).Pieces.Select(piece => piece.Name).Order());
    }

    [Fact]
    public void A_list_chooses_and_what_it_names_in_vain_is_reported()
    {
        using WorkFolder work = Tunes("set/a.mid", "set/b.mid", "set/c.mid");
        MusicCorpus corpus = MusicCorpus.Load(
            [Path.Combine(work.Path, "set")], Options, new SplitList(["set/b.mid", "set/not-there.mid"]));
        Assert.Equal(["set/b.mid"], corpus.Pieces.Select(piece => piece.Name));
        Assert.Equal(["set/not-there.mid"], corpus.Missing);
    }

    [Theory]
    [InlineData("set/a.mid", "set/a.mid", true)]
    [InlineData("set/a.mid", "data/set/a.mid", true)]
    [InlineData("data/set/a.mid", "set/a.mid", true)]
    [InlineData("set/a.mid", "set/ba.mid", false)]
    [InlineData("set/a.mid", "other/a.mid", false)]
    public void Lines_and_names_may_begin_at_different_folders(string line, string name, bool matches) =>
        Assert.Equal(matches, new SplitList([line]).LineFor(name) is not null);

    [Fact]
    public void What_is_held_out_does_not_depend_on_what_else_is_there()
    {
        var all = new MusicCorpus(TestMusic.Tunes(200, notes: 4), [], [], []);
        var half = all with { Pieces = [.. all.Pieces.Take(100)] };
        var (_, heldOut) = all.HoldOut(0.1);
        Assert.InRange(heldOut.Count, 10, 32);
        Assert.Equal(heldOut.Where(half.Pieces.Contains), half.HoldOut(0.1).HeldOut);
    }

    [Fact]
    public void A_source_that_is_not_there_is_an_error() =>
        Assert.Throws<FileNotFoundException>(() => MusicCorpus.Load(["no-such-folder"], Options));

    private static WorkFolder Tunes(params string[] names)
    {
        var work = new WorkFolder();
        for (int i = 0; i < names.Length; i++)
            MidiFileWriter.Write(work.File(names[i]), TestMusic.Tune(i));
        return work;
    }
}
