using System.Buffers.Binary;
using System.Xml.Linq;
using Continuo.Engine.Import;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;

namespace Continuo.EndToEnd.Tests.Ardour;

/// <summary>
/// A session's file, in which a phrase is put on a track and from which a recording is read: Lua can import neither.
/// </summary>
/// <param name="Folder">The session's.</param>
/// <param name="Name">The session's.</param>
/// <param name="Tempo">Quarter notes a minute, all through.</param>
internal sealed record ArdourSession(string Folder, string Name, double Tempo)
{
    private const long SuperclocksPerSecond = 282_240_000;

    private string SessionFile => Path.Combine(Folder, Name + ".ardour");

    private string MidiFolder => Path.Combine(Folder, "interchange", Name, "midifiles");

    /// <summary>A region with a phrase at the start of the track "instrument"; the session is made so long.</summary>
    public void PutPhrase(string midiFile, double quarters)
    {
        const string Source = "phrase.mid";
        Directory.CreateDirectory(MidiFolder);
        File.WriteAllBytes(Path.Combine(MidiFolder, Source), LastTrackAlone(File.ReadAllBytes(midiFile)));

        XDocument document = XDocument.Load(SessionFile);
        XElement session = document.Root!;
        long next = (long)session.Attribute("id-counter")!;
        session.SetAttributeValue("id-counter", next + 4);
        (long source, long whole, long region, long range) = (next, next + 1, next + 2, next + 3);

        session.Element("Sources")!.Add(Element(
            $"Source name={Source} take-id= type=midi flags=Writable,CanRename id={source} natural-position=a0 "
                + "captured-for= origin="));
        session.Element("Regions")!.Add(Region(whole, source, "phrase", isWholeFile: true, quarters));
        session.Descendants("Playlist").Single(list => (string?)list.Attribute("name") == "instrument")
            .Add(Region(region, source, "phrase.1", isWholeFile: false, quarters));
        long end = (long)Math.Round(quarters * 60 / Tempo * SuperclocksPerSecond);
        session.Element("Locations")!.Add(Element(
            $"Location id={range} name=session start=a0 end=a{end} flags=IsSessionRange locked=0 timestamp=0 cue=0"));
        document.Save(SessionFile);
    }

    /// <summary>The notes that the track "recorder" holds, by onset, then pitch.</summary>
    public IReadOnlyList<Note> Recorded()
    {
        string file = Directory.GetFiles(MidiFolder, "*recorder*.mid") is [string only]
            ? only
            : throw new InvalidOperationException($"there is not one recording in {MidiFolder}");
        return [.. ScoreReaders.Read(file).Score.Notes];
    }

    private static XElement Region(long id, long source, string name, bool isWholeFile, double quarters)
    {
        const int TicksPerQuarter = 1920; // Ardour's
        return Element(
            $"Region name={name} muted=0 opaque=1 locked=0 "
                + $"automatic=0 whole-file={(isWholeFile ? 1 : 0)} import=0 external=0 hidden=0 " +
            $"start=b0 length=b{(long)(quarters * TicksPerQuarter)}@b0 sync-position=b0 ancestral-start=b0 "
                + "ancestral-length=b0@b0 " +
            $"stretch=1 shift=1 layering-index=0 tags= contents=0 id={id} type=midi "
                + $"first-edit=nothing source-0={source} " +
            $"master-source-0={source}");
    }

    /// <summary>An element written as its name and its attributes, divided by spaces.</summary>
    private static XElement Element(string text)
    {
        string[] words = text.Split(' ');
        return new XElement(
            words[0], words[1..].Select(word => word.Split('=', 2)).Select(pair => new XAttribute(pair[0], pair[1])));
    }

    /// <summary>
    /// Ardour plays the first track of a file; the notes are in our phrase's last, after the one with title and tempo.
    /// </summary>
    private static byte[] LastTrackAlone(byte[] file)
    {
        const int HeaderSize = 14;
        int track = HeaderSize;
        for (int next = track; next < file.Length;
            next += 8 + (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(next + 4)))
            track = next;
        byte[] alone = [.. file[..HeaderSize], .. file[track..]];
        BinaryPrimitives.WriteUInt16BigEndian(alone.AsSpan(8), 0);
        BinaryPrimitives.WriteUInt16BigEndian(alone.AsSpan(10), 1);
        return alone;
    }
}
