using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.MusicXml;
using Continuo.Studio.Common;

namespace Continuo.Studio.Music;

/// <summary>From the bytes of an uploaded file to the pieces in it. [any]</summary>
internal static class FileReading
{
    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        [".mid"] = "MIDI", [".abc"] = "ABC", [".krn"] = "Kern", [".musicxml"] = "MusicXML", [".csv"] = "Jazz CSV",
    };

    /// <param name="bytes">The file.</param>
    /// <param name="id">16 hex digits.</param>
    /// <param name="name">The name it was uploaded under, cleaned.</param>
    /// <param name="added">The time of the upload, for the list's order.</param>
    /// <exception cref="Refusal">It cannot be read or is not music, and why.</exception>
    public static StoredFile Read(byte[] bytes, string id, string name, DateTimeOffset added)
    {
        IScoreReader reader = ReaderOf(bytes, name);
        int most = reader is MusicXmlScoreReader ? MusicLimits.MusicXmlBytes : MusicLimits.FileBytes;
        if (bytes.Length > most)
            throw Refusal.Wrong(FormattableString.Invariant(
                $"has {bytes.Length >> 20} MiB; a file of {reader.Format} may have {most >> 20}"));

        IReadOnlyList<ScoreReadResult> pieces = Scores(bytes, name);
        if (pieces.Count > MusicLimits.PiecesInFile)
            throw Refusal.Wrong(FormattableString.Invariant(
                $"holds {pieces.Count:N0} tunes; a file may hold {MusicLimits.PiecesInFile:N0}: split it"));
        string format = ShortNames.GetValueOrDefault(reader.Extensions[0], reader.Format);
        return new(
            StoredFile.CurrentVersion, name, "original" + reader.Extensions[0], bytes.Length,
            Songs(pieces, id, name, format, added));
    }

    /// <summary>All pieces of a file.</summary>
    /// <inheritdoc cref="Read"/>
    public static IReadOnlyList<ScoreReadResult> Scores(byte[] bytes, string name)
    {
        try
        {
            return ScoreReaders.ReadAll(bytes, name);
        }
        catch (ScoreReadException error)
        {
            throw Refusal.Wrong(PlainText.Clean(WithoutName(error)));
        }
        catch (OutOfMemoryException)
        {
            throw Refusal.Wrong("needs more memory than there is");
        }
    }

    private static IScoreReader ReaderOf(byte[] bytes, string name)
    {
        if (bytes.Length == 0)
            throw Refusal.Wrong("is empty");
        return ScoreReaders.ReaderOf(bytes, name)
            ?? throw Refusal.Wrong("is of no format that can be read: "
                + string.Join(", ", ScoreReaders.All.Select(known => known.Format)));
    }

    private static List<StoredSong> Songs(
        IReadOnlyList<ScoreReadResult> pieces, string id, string name, string format, DateTimeOffset added)
    {
        if (pieces.Count == 1)
            return [new(0, 0, SongSummary.Of(pieces[0], id, name, format, added))];

        var songs = new List<StoredSong>();
        var ids = new HashSet<string>();
        Refusal? first = null;
        for (int index = 0; index < pieces.Count; index++)
        {
            int number = pieces[index].Number > 0 ? pieces[index].Number : index + 1;
            string own = FormattableString.Invariant($"{id}-{number}");
            for (int again = 2; !ids.Add(own); again++)
                own = FormattableString.Invariant($"{id}-{number}-{again}");
            try
            {
                songs.Add(new(index, number, SongSummary.Of(pieces[index], own, name, format, added)));
            }
            catch (Refusal refusal)
            {
                first ??= refusal; // text between the tunes of a book looks like a tune without notes
            }
        }

        return songs.Count > 0 ? songs : throw first!;
    }

    private static string WithoutName(ScoreReadException error) =>
        error.Message.StartsWith(error.FileName + ": ", StringComparison.Ordinal)
            ? error.Message[(error.FileName.Length + 2)..]
            : error.Message;
}
