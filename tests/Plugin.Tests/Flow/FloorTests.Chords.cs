using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Listening;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>Which chord an answer is asked to follow, and from where on.</summary>
public sealed class FloorTests_Chords : IDisposable
{
    private const int CMajor = 1 << 0 | 1 << 4 | 1 << 7, FMajor = 1 << 5 | 1 << 9 | 1 << 0;

    private readonly FakeHost _host = new();

    [Fact]
    public void AChordThatChangesCountsFromTheNextSixteenthOn()
    {
        _host.Chord(0, on: true, 48, 52, 55);
        Answered();
        _host.Clock(5.99);
        _host.Chord(6, on: true, 53, 57, 60);
        _host.Chord(6, on: false, 48, 52, 55);
        _host.Clock(7);
        Assert.All(
            _host.Work().Where(asked => asked.Kind is RequestKind.Begin or RequestKind.Continue),
            asked => Assert.Equal(
                asked.Until <= Ticks.FromQuarters(6.25) ? CMajor : FMajor, asked.Options.Chord));
    }

    [Fact]
    public void WithoutChordsAnswersAreAskedForByTheQuarter()
    {
        Answered();
        _host.Clock(7);
        IEnumerable<Asked> segments = _host.Work().Where(asked => asked.Kind != RequestKind.Listen);
        Assert.Equal([5, 6, 7, 8, 9], segments.Select(asked => asked.Until.Quarters));
    }

    [Fact]
    public void KeysBelowTheSplitAreChordsAndTakeNothingFromTheAnswer()
    {
        _host.Set(ParameterId.SplitKey, 60);
        _host.NoteOn(0, 48);
        _host.NoteOn(0, 52);
        _host.NoteOn(0, 55);
        foreach (double at in new[] { 0.0, 1, 2 })
        {
            _host.NoteOn(at, 72);
            _host.NoteOff(at + 0.9, 72);
        }
        Asked begun = _host.Work().Last(asked => asked.Kind == RequestKind.Begin);
        Assert.Equal(CMajor, begun.Options.Chord); // though its keys are still down
        Assert.All(begun.Phrase, note => Assert.Equal(72, note.Pitch.Number));
    }

    [Fact]
    public void AKeyThatTheSplitHasPassedIsLetGoAllTheSame()
    {
        _host.NoteOn(0, 50);
        _host.Turn(0.5, ParameterId.SplitKey, 60);
        _host.NoteOff(1, 50);
        Assert.Contains(_host.Work(), asked => asked.Kind == RequestKind.Begin);
    }

    [Fact]
    public void WhereTheTransportGoesNoChordIsKnown()
    {
        _host.Chord(0, on: true, 48, 52, 55);
        _host.Jump(0.5, 100);
        _host.NoteOn(100, 60);
        _host.NoteOff(101, 60);
        Assert.Equal(0, _host.Work().Last(asked => asked.Kind == RequestKind.Begin).Options.Chord);
    }

    [Fact]
    public void AChordStaysWhenItsKeysGoUpAndOneKeyAloneIsNone()
    {
        ChordHearing chords = new();
        Strike(chords, 0, 48, 52, 55);
        foreach (byte key in new byte[] { 55, 48, 52 })
            chords.NoteOff(new(key));
        Strike(chords, 3840, 41);
        Assert.Equal(CMajor, chords.PitchClasses);
        Strike(chords, 3900, 57, 60);
        Assert.Equal(FMajor, chords.PitchClasses);
    }

    [Fact]
    public void KeysOfTheChordBeforeLeaveAsTheyAreLetGo()
    {
        ChordHearing chords = new();
        Strike(chords, 0, 48, 52, 55);
        Strike(chords, 3840, 53, 57, 60);
        Assert.Equal(CMajor | FMajor, chords.PitchClasses);
        foreach (byte key in new byte[] { 48, 52, 55 })
            chords.NoteOff(new(key));
        Assert.Equal(FMajor, chords.PitchClasses);
    }

    public void Dispose() => _host.Dispose();

    // Quarters up to 2.9, so that the answer starts at 4.
    private void Answered()
    {
        foreach (double at in new[] { 0.0, 1, 2 })
        {
            _host.NoteOn(at, 72);
            _host.NoteOff(at + 0.9, 72);
        }
    }

    private static void Strike(ChordHearing chords, long at, params byte[] keys)
    {
        foreach (byte key in keys)
            chords.NoteOn(new(at), new(key));
    }
}
