using Continuo.Engine.Export;
using Continuo.Engine.Music;
using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Tests.Training;

/// <summary>Tunes made in code, as files and as songs of a library.</summary>
internal sealed class TestTunes(string folder) : IJobMusic
{
    private static readonly int[] Scale = [60, 62, 64, 65, 67, 69, 71, 72, 74, 76, 77, 79];
    private static readonly Ticks Eighth = new(Ticks.PerQuarter / 2);
    private readonly List<JobSong> _songs = [];

    public IReadOnlyList<JobSong> Songs => _songs;

    public IReadOnlyList<Score> ReadOfOneFile(IReadOnlyList<string> ids) => [
        .. ids.Select(id => Tune(int.Parse(id[4..], System.Globalization.CultureInfo.InvariantCulture))),
    ];

    /// <param name="count">Tunes more.</param>
    public TestTunes Add(int count)
    {
        Directory.CreateDirectory(folder);
        for (int i = 0; i < count; i++)
        {
            int number = _songs.Count;
            string path = Path.Combine(folder, FormattableString.Invariant($"{number}.mid"));
            Score tune = Tune(number);
            MidiFileWriter.Write(path, tune);
            _songs.Add(new(
                FormattableString.Invariant($"song{number}"), FormattableString.Invariant($"Tune № {number}"), path, 0,
                tune.Notes.Count()));
        }
        return this;
    }

    /// <summary>A wandering tune in 4/4, its second half the first again.</summary>
    public static Score Tune(int seed, int notes = 96)
    {
        var random = new Random(seed);
        int at = random.Next(Scale.Length);
        var pitches = new List<int>();
        for (int i = 0; i < notes / 2; i++)
            pitches.Add(Scale[at = Math.Clamp(at + random.Next(-2, 3), 0, Scale.Length - 1)]);
        Note[] all =
        [
            .. pitches.Concat(pitches).Select((pitch, i) => new Note(Eighth * i, Eighth, new((byte)pitch), new(80))),
        ];
        return new("", [new Part("", all)], [new(Ticks.Zero, Meter.Common)], [new(Ticks.Zero, 120)], []);
    }
}
