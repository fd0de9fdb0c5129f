using System.Formats.Tar;
using System.IO.Compression;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.MusicXml;

namespace Continuo.Training.Tests.Corpus;

public sealed class MusicXmlCorpusTests
{
    /// <summary>
    /// Against the counts published with the corpora, of notes as written; docs/importers.md explains what differs.
    /// </summary>
    [SharedDataTheory]
    [InlineData("openewld-pd.tar.gz", 169, 44, 17_709, 17_707)]
    [InlineData("openscore-lieder.tar.gz", 1460, 117, 1_405_190, 1_405_505)]
    public void All_files_are_read_and_their_notes_are_those_that_others_count(
        string archive, int files, int repaired, long notes, long published)
    {
        var asWritten = new MusicXmlScoreReader(expandsRepeats: false);
        var read = new List<ScoreReadResult>();
        using var bytes = new GZipStream(
            File.OpenRead(Path.Combine(SharedData.Folder, archive)), CompressionMode.Decompress);
        using var entries = new TarReader(bytes);
        while (entries.GetNextEntry() is { } entry)
        {
            if (!entry.Name.EndsWith(".mxl", StringComparison.Ordinal) || entry.DataStream is null)
                continue;
            using var file = new MemoryStream();
            entry.DataStream.CopyTo(file);
            read.Add(asWritten.Read(file.ToArray(), entry.Name, ReadPolicy.Repair));
        }
        Assert.Equal(files, read.Count);
        Assert.Equal(repaired, read.Count(result => result.Repairs.Count > 0));
        Assert.Equal(notes, read.Sum(result => (long)result.Score.Notes.Count()));
        Assert.InRange((double)notes / published, 0.999, 1.001);
    }
}
