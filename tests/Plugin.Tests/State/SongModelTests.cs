using Continuo.Engine.Presets;
using Continuo.Engine.Storage;
using Continuo.Plugin.Presets;
using Continuo.Plugin.State;
using Continuo.Plugin.Tests.Presets;
using Xunit;

namespace Continuo.Plugin.Tests.State;

[Collection(PresetShelfCollection.Name)]
public sealed class SongModelTests : IDisposable
{
    private readonly PresetFolder _folder = new();
    private readonly SongModel _song;

    public SongModelTests()
    {
        _folder.Add("m");
        _folder.Open();
        _song = SongModel.Read(PresetShelf.Find("m")!.Preset!);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatWasReadIsWhatIsInstalled()
    {
        SongModel parsed = SongModel.Parse(_song.Bytes);
        Assert.Equal("m", parsed.Preset.Id);
        Assert.Equal(Sha256.NameOf(File.ReadAllBytes(_folder.ModelOf("m"))), parsed.Hash);
        Assert.True(parsed.Weights.SequenceEqual(File.ReadAllBytes(_folder.ModelOf("m"))));
    }

    [Fact]
    public void DamageIsRefused()
    {
        foreach (int length in new[] { 0, 3, 4, 20, 200 })
            Assert.Throws<FormatException>(() => SongModel.Parse(_song.Bytes[..length]));
        byte[] huge = [.. _song.Bytes];
        huge[3] = 0xff;
        Assert.Throws<FormatException>(() => SongModel.Parse(huge));
    }

    [Fact]
    public void AnyOtherByteOfTheWeightsIsAnotherHash()
    {
        byte[] flipped = [.. _song.Bytes];
        flipped[^100] ^= 1;
        Assert.NotEqual(_song.Hash, SongModel.Parse(flipped).Hash);
    }
}
