using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Music;

public sealed class TranspositionTests
{
    [Fact]
    public void NotesAndKeysMoveAndPercussionStays()
    {
        Score score = new(
            "", [new Part("", TestPhrases.Notes("C4+E4 1/4, G4 1/4")),
                new Part("", TestPhrases.Notes("C2 1/4"), IsPercussion: true)], [new(Ticks.Zero, Meter.Common)],
            [new(Ticks.Zero, 120)], [new(Ticks.Zero, 0, false), new(new(1920), 0, true)]);
        Score moved = score.Transposed(-3);
        Assert.Equal(TestPhrases.Notes("A3+C#4 1/4, E4 1/4"), moved.Parts[0].Notes);
        Assert.Equal(score.Parts[1], moved.Parts[1]);
        Assert.Equal([new(Ticks.Zero, 3, false), new(new(1920), 3, true)], moved.Keys);
        Assert.Same(score, score.Transposed(0));
    }

    [Fact]
    public void WhatMidiCannotHoldComesBackByOctaves()
    {
        Note[] high =
        [
            new(Ticks.Zero, new(960), new(125), TestPhrases.Plain),
            new(Ticks.Zero, new(960), new(127), TestPhrases.Plain),
        ];
        Assert.Equal([119, 121], TestPhrases.Score(high).Transposed(6).Notes.Select(note => (int)note.Pitch.Number));
    }
}
