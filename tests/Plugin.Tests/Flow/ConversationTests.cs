using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Capturing;
using Continuo.Plugin.Interop;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>What is captured of what was played, and where it is written.</summary>
public sealed class ConversationTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"continuo-capture-{Guid.NewGuid():N}");
    private readonly List<string> _log = [];
    private readonly Conversation _conversation = new();

    [Fact]
    public void ThePlayerAndTheInstrumentHaveATrackEach()
    {
        Phrase(4);
        Answer(8, 1, heardUntil: 12);
        Score exchange = _conversation.Exchange()!;
        Assert.Equal(["You", "Continuo"], exchange.Parts.Select(part => part.Name));
        Assert.Equal([0.0, 1, 2], exchange.Parts[0].Notes.Select(note => note.Onset.Quarters));
        Assert.Equal([4.0, 5, 6, 7], exchange.Parts[1].Notes.Select(note => note.Onset.Quarters));
    }

    [Fact]
    public void WhatAnInterruptedAnswerDidNotPlayIsNotThere()
    {
        Phrase(4);
        Answer(8, 1, heardUntil: 9.5);
        Part answer = _conversation.LastAnswer()!.Parts.Single();
        Assert.Equal([0.0, 1], answer.Notes.Select(note => note.Onset.Quarters));
        Assert.Equal(0.5, answer.Notes[1].Duration.Quarters);
    }

    [Fact]
    public void NotesOfAnEpochThatIsOverAreNotHeard()
    {
        Phrase(4);
        Answer(8, 1, heardUntil: 9.5);
        _conversation.AnswerNote(Note(10, 1), serial: 1);
        _conversation.BeginAnswer(2);
        _conversation.AnswerNote(Note(10, 1), serial: 1);
        Clock(12);
        Assert.Equal(2, _conversation.LastAnswer()!.Parts.Single().Notes.Count);
    }

    [Fact]
    public void ANoteThatTakesOverEndsTheAnswerBefore()
    {
        _conversation.BeginAnswer(1);
        _conversation.AnswerNote(Note(8, 1) with { Duration = 4 }, serial: 1);
        _conversation.AnswerNote(Note(10, 1) with { Kind = OutboundKind.TakeOver }, serial: 2);
        Clock(14);
        Assert.Equal(2, _conversation.Exchange()!.Parts.Single().Notes[0].Duration.Quarters);
    }

    [Fact]
    public void WhereTheTransportIsMovedTheMusicGoesOnWithTheNextBar()
    {
        Phrase(0);
        Clock(3.2);
        _conversation.Jump(Q(3.2), Q(101));
        Phrase(101);
        Assert.Equal(
            [0.0, 1, 2, 5, 6, 7], _conversation.Exchange()!.Parts.Single().Notes.Select(note => note.Onset.Quarters));
    }

    [Fact]
    public void ThePedalHoldsNotesAndTempoAndMeterAreWritten()
    {
        _conversation.ChangeMeter(Q(0), new Meter(3, 4));
        Clock(1, 90);
        _conversation.Press(Pedal.Sustain, Q(3), 0, isDown: true);
        _conversation.NoteOn(Q(3), 0, new(60), new(80));
        _conversation.NoteOff(Q(3.5), 0, new(60));
        _conversation.Press(Pedal.Sustain, Q(5), 0, isDown: false);
        Clock(6, 90);
        Score exchange = _conversation.Exchange()!;
        Assert.Equal(2, exchange.Parts.Single().Notes.Single().Duration.Quarters);
        Assert.Equal(new MeterChange(Ticks.Zero, new Meter(3, 4)), exchange.Meters[0]);
        Assert.Equal(90, exchange.Tempos[0].QuartersPerMinute);
    }

    [Fact]
    public void SostenutoHoldsWhatWasDownWhenItWentDown()
    {
        _conversation.NoteOn(Q(0), 0, new(48), new(80));
        _conversation.Press(Pedal.Sostenuto, Q(0.5), 0, isDown: true);
        _conversation.NoteOn(Q(1), 0, new(60), new(80));
        _conversation.NoteOff(Q(1), 0, new(48));
        _conversation.NoteOff(Q(2), 0, new(60));
        _conversation.Press(Pedal.Sostenuto, Q(4), 0, isDown: false);
        Clock(6);
        Assert.Equal(
            [4.0, 1], _conversation.Exchange()!.Parts.Single().Notes.Select(note => note.Duration.Quarters));
    }

    [Fact]
    public void WhatIsOlderThanAQuarterOfAnHourIsForgotten()
    {
        Phrase(0);
        Clock(60);
        Phrase(60);
        Clock(60 + 15 * 120 - 30, 120);
        Assert.Equal(3, _conversation.Exchange()!.Parts.Single().Notes.Count);
        Clock(5000, 120);
        Assert.Null(_conversation.Exchange());
        Assert.Null(_conversation.LastAnswer());
    }

    [Fact]
    public void CapturesAreFilesOfTheirOwnAndTheLogSaysWhere()
    {
        Phrase(4);
        Answer(8, 1, heardUntil: 12);
        CaptureFiles captures = new(_folder, _log.Add);
        for (int i = 0; i < 3; i++)
        {
            captures.Capture(_conversation);
            captures.Finish();
        }

        string[] files = Directory.GetFiles(_folder);
        Assert.Equal(6, files.Length);
        Assert.Equal((3u, false), (captures.Written, captures.HasFailed));
        Assert.All(files, file => Assert.Contains(_log, line => line == $"captured: {file}"));
        string answer = files.First(file => file.Contains("Answer", StringComparison.Ordinal));
        Assert.Equal(4, ScoreReaders.Read(answer, ReadPolicy.Strict).Score.Notes.Count());
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsAProblem()
    {
        Directory.CreateDirectory(_folder);
        string inTheWay = Path.Combine(_folder, "file");
        File.WriteAllText(inTheWay, "");
        CaptureFiles captures = new(inTheWay, _log.Add);
        Phrase(4);
        captures.Capture(_conversation);
        captures.Finish();
        Assert.Equal((0u, true), (captures.Written, captures.HasFailed));
        Assert.Contains(_log, line => line.StartsWith("not captured: ", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutNotesThereIsNothingToCapture()
    {
        CaptureFiles captures = new(_folder, _log.Add);
        captures.Capture(_conversation);
        captures.Finish();
        Assert.False(Directory.Exists(_folder));
        Assert.Equal("nothing to capture: nothing was played in the last 15 minutes", _log.Single());
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static Ticks Q(double quarters) => Ticks.FromQuarters(quarters);

    private static OutboundEvent Note(double at, uint epoch) => new()
    {
        Ppq = at, Duration = 1, Epoch = epoch, Kind = OutboundKind.Note, Pitch = 72, Velocity = 0.5f,
    };

    private void Clock(double at, double tempo = 120) => _conversation.Clock(Q(at), tempo);

    private void Phrase(double from)
    {
        for (int i = 0; i < 3; i++)
        {
            _conversation.NoteOn(Q(from + i), 0, new(60), new(80));
            _conversation.NoteOff(Q(from + i + 0.5), 0, new(60));
        }
        Clock(from + 3);
    }

    private void Answer(double from, uint epoch, double heardUntil)
    {
        _conversation.BeginAnswer(epoch);
        for (int i = 0; i < 4; i++)
            _conversation.AnswerNote(Note(from + i, epoch), serial: epoch);
        Clock(heardUntil);
        _conversation.EndAnswer(Q(heardUntil));
    }
}
