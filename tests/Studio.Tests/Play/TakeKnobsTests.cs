using System.Text.Json;
using Continuo.Engine.Parameters;
using Continuo.Studio.Common;
using Continuo.Studio.Play;
using Xunit;

namespace Continuo.Studio.Tests.Play;

/// <summary>The knobs of a take, as the page sends them now and as older studios stored them.</summary>
public sealed class TakeKnobsTests
{
    [Theory]
    [InlineData("adventure", "30", ParameterId.Adventure, 30)]
    [InlineData("Adventure", "30", ParameterId.Adventure, 30)]
    [InlineData("adventure", "0.3", ParameterId.Adventure, 30)] // a share, as older studios stored it
    [InlineData("adventure", "1", ParameterId.Adventure, 100)]
    [InlineData("adventure", "\"1 %\"", ParameterId.Adventure, 1)]
    [InlineData("density", "-0.5", ParameterId.Density, -50)]
    [InlineData("density", "-50", ParameterId.Density, -50)]
    [InlineData("topP", "0.3", ParameterId.TopP, 0.3)]
    [InlineData("scale", "\"Dorian\"", ParameterId.Scale, 4)]
    public void AreOnThePluginsScale(string name, string json, ParameterId id, double plain)
    {
        (ParameterId read, double value) = Assert.Single(TakeKnobs.Read(With(name, json)));
        Assert.Equal((id, plain), (read, value));
    }

    [Theory]
    [InlineData("adventure", "101", "adventure must be 0..100 %")]
    [InlineData("density", "-101", "density must be -100..100 %")]
    [InlineData("adventure", "true", "adventure must be 0..100 %")]
    [InlineData("adaptation", "0.3", "a take has no member 'adaptation'")] // it never had one
    public void WhatTheyCannotBeIsRefused(string name, string json, string start)
    {
        Refusal refusal = Assert.Throws<Refusal>(() => TakeKnobs.Read(With(name, json)));
        Assert.StartsWith(start, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotSetIsThePresets() => Assert.Empty(TakeKnobs.Read(With("adventure", "null")));

    private static TakeRequest With(string name, string json) =>
        new() { Preset = "irish", Knobs = new() { [name] = JsonSerializer.Deserialize<JsonElement>(json) } };
}
