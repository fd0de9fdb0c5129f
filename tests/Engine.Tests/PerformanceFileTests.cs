using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Tests.Import.Midi;

namespace Continuo.Engine.Tests;

/// <summary>What the headless host is given to play.</summary>
public sealed class PerformanceFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("continuo-performance-").FullName;

    [Fact]
    public void AMidiFileKeepsEveryMessageTempoAndMeter() => Assert.Equal(
        [
            "at 0 tempo 120", "at 0 meter 3/4", "at 0 program 1 5", "at 0 note-on 1 60 64", "at 0.5 cc 1 64 127",
            "at 1 bend 1 8192", "at 1 note-off 1 60 48", "at 1.5 poly-pressure 2 61 3",
            "at 1.5 pressure 2 9", "at 2 end",
        ],
        Lines("tune.mid", Smf.File(0, 480,
            "00 FF 51 03 07 A1 20 00 FF 58 04 03 02 18 08 00 C0 05 00 90 3C "
                + "40 81 70 B0 40 7F 81 70 80 3C 30 00 E0 00 40 "
                + "81 70 A1 3D 03 00 D1 09 81 70 FF 06 01 41")));

    [Fact]
    public void WhatIsSilentAboutTempoAndMeterIsAt120In44() => Assert.Equal(
        ["at 0 tempo 120", "at 0 meter 4/4", "at 1 note-on 1 60 64", "at 2 note-off 1 60 0", "at 2 end"],
        Lines("tune.mid", Smf.File(0, 480, "83 60 90 3C 40 83 60 90 3C 00")));

    [Fact]
    public void TracksAreOneAndOffsComeBeforeOns() => Assert.Equal(
        [
            "at 0 note-on 1 60 64", "at 0 note-on 2 64 64", "at 1 note-off 1 60 64", "at 1 note-off 2 64 64",
            "at 1 note-on 1 62 64", "at 2 note-off 1 62 64",
        ],
        Lines("tune.mid", Smf.File(1, 480,
            "00 90 3C 40 83 60 80 3C 40 00 90 3E 40 83 60 80 3E 40", "00 91 40 40 83 60 81 40 40"))
            .Where(line => line.Contains("note", StringComparison.Ordinal)));

    [Fact]
    public void ANoteWithoutLengthIsOneTickLong() => Assert.Contains(
        "at 0.0020833333333333333 note-off 1 60 64",
        Lines("tune.mid", Smf.File(0, 480, "00 90 3C 40 00 80 3C 40")));

    [Fact]
    public void ADamagedFileIsRepairedAndSaysSo()
    {
        byte[] file = [.. Smf.Header(0, 1, 480), .. Smf.Chunk("MTrk", Smf.Hex("00 90 3C 40 83 60 80 3C 40"))];
        Performance music = Read("tune.mid", file);
        Assert.Equal(2, music.Messages.Count);
        Assert.Contains("a track without its end-of-track", Assert.Single(music.Repairs), StringComparison.Ordinal);
    }

    [Fact]
    public void AScoreIsPlayedToo() => Assert.Equal(
        ["at 0 note-on 1 60 80", "at 1 note-off 1 60 64", "at 1 note-on 1 62 80", "at 2 note-off 1 62 64"],
        Lines("tune.abc", "X:1\nL:1/4\nK:C\nC D|"u8.ToArray())
            .Where(line => line.Contains("note", StringComparison.Ordinal)));

    [Fact]
    public void WhatIsNoMusicIsRefused() =>
        Assert.Throws<ScoreReadException>(() => Read("tune.xyz", "hello"u8.ToArray()));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Lines(string name, byte[] bytes) =>
        PerformanceFile.ToText(Read(name, bytes)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Performance Read(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return PerformanceFile.Read(path);
    }
}
