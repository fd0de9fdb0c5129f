using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Music;

public sealed class ScalesTests
{
    [Theory]
    [InlineData(ScaleKind.Key, "C", "C D E F G A B")]
    [InlineData(ScaleKind.Key, "A minor", "A B C D E F F# G Ab")]
    [InlineData(ScaleKind.Major, "D minor", "D E F# G A B C#")]
    [InlineData(ScaleKind.NaturalMinor, "D", "D E F G A Bb C")]
    [InlineData(ScaleKind.HarmonicMinor, "E minor", "E F# G A B C Eb")]
    [InlineData(ScaleKind.Dorian, "D", "D E F G A B C")]
    [InlineData(ScaleKind.Mixolydian, "G", "G A B C D E F")]
    [InlineData(ScaleKind.MajorPentatonic, "F#", "F# Ab Bb C# Eb")]
    [InlineData(ScaleKind.MinorPentatonic, "A minor", "A C D E G")]
    [InlineData(ScaleKind.Blues, "C", "C Eb F F# G Bb")]
    [InlineData(ScaleKind.WholeTone, "B", "B C# Eb F G A")]
    public void AScaleHoldsItsNotesOnTheTonic(ScaleKind kind, string key, string notes) =>
        Assert.Equal(SetOf(notes), Scales.PitchClassesOf(kind, KeyNamed(key)));

    [Theory]
    [InlineData("C", "C E G")]
    [InlineData("B minor", "B D F#")]
    [InlineData("Ab", "Ab C Eb")]
    public void TheTonicTriadIsMajorOrMinorAsTheKeyIs(string key, string notes) =>
        Assert.Equal(SetOf(notes), Scales.TonicTriadOf(KeyNamed(key)));

    [Fact]
    public void TheKeysOwnScaleAndTriadBelongTogether()
    {
        for (int tonic = 0; tonic < 12; tonic++)
            foreach (bool isMinor in new[] { false, true })
            {
                Key key = new(tonic, isMinor);
                Assert.Equal(0, Scales.TonicTriadOf(key) & ~Scales.PitchClassesOf(ScaleKind.Key, key));
                Assert.All(
                    Enum.GetValues<ScaleKind>(),
                    kind => Assert.True(Scales.Holds(Scales.PitchClassesOf(kind, key), 60 + tonic)));
            }
    }

    private static Key KeyNamed(string name) =>
        KeySignatures.TryParse(name, out Key key) ? key : throw new ArgumentException(name);

    private static int SetOf(string notes) =>
        notes.Split(' ').Sum(note => 1 << Enumerable.Range(0, 12).First(pitch => Pitch.NameOf(pitch) == note));
}
