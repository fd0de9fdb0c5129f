using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings;

public sealed partial class EveryEncodingTests
{
    /// <summary>Whatever is drawn of what the mask leaves, the answer goes on, and keeps to its limits.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void AnAnswerGoesOnWithinItsLimits(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(13);
        Token end = EndOf(tokenizer);
        foreach (Meter meter in new Meter[] { new(4, 4), new(3, 4), new(6, 8), new(12, 8), new(6, 4) })
        {
            foreach (int gridStep in new[] { 1, 240, 480, 960 })
            {
                BarGrid bars = new(new(random.Next(2000)), meter);
                INoteDecoder decoder = FollowANote(tokenizer, bars, random, out Ticks start);
                SoundingNotes sounding = new();
                AnswerLimits limits = new(start, new(gridStep), MaxNotesPerOnset: random.Next(1, 6))
                {
                    Sounding = sounding,
                    Polyphony = random.Next(1, 8),
                    Pitches = (UInt128)0x5AB5AB5 << 50,
                };
                List<Note> notes = [];
                for (int symbol = 0; symbol < 600; symbol++)
                {
                    float[] logits = Mask(tokenizer, decoder, limits);
                    Assert.Equal(float.NegativeInfinity, logits[end.Id]);
                    Ticks from = decoder.Position;
                    foreach (Note note in PushAndTake(decoder, Draw(logits, random)))
                    {
                        Assert.True(note.Onset >= from && note.Duration > Ticks.Zero, $"{note} from {from}");
                        CheckLimits(note, bars, limits);
                        sounding.Add(note);
                        notes.Add(note);
                    }

                    Assert.True(decoder.Position >= from, $"back from {from}");
                }

                Assert.InRange(notes.Count, 20, 600 * limits.MaxNotesPerOnset);
                Assert.All(
                    notes.GroupBy(note => note.Onset),
                    chord => Assert.InRange(chord.Count(), 1, limits.MaxNotesPerOnset));
            }
        }
    }

    /// <summary>The knobs turn while the answer is drawn, and bars may be of any length.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void SomethingMayAlwaysFollow(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(14);
        foreach (Meter meter in new Meter[] { new(4, 4), new(7, 32), new(1, 32), new(19, 4), new(255, 32), new(5, 8) })
        {
            foreach (int gridStep in new[] { 1, 240, 320, 480, 100_000 })
            {
                BarGrid bars = new(new(random.Next(2000)), meter);
                INoteDecoder decoder = FollowANote(tokenizer, bars, random, out Ticks start);
                int notes = 0;
                for (int symbol = 0; symbol < 600; symbol++)
                {
                    AnswerLimits limits = new(start + new Ticks(random.Next(12_000)), new(gridStep), 8);
                    float[] logits = Mask(tokenizer, decoder, limits);
                    notes += PushAndTake(decoder, Draw(logits, random)).Length;
                }

                Assert.InRange(notes, 5, 600 * 8);
            }
        }
    }

    private static INoteDecoder FollowANote(ITokenizer tokenizer, BarGrid bars, Random random, out Ticks start)
    {
        EncodedStream stream = new(tokenizer, bars);
        if (random.Next(2) == 0)
            stream.Append(new(new(random.Next(3000)), new(960), new(60), TestPhrases.Plain));
        start = new(random.Next(3000, 30_000));
        stream.AdvanceTo(start);
        return stream.Follow();
    }

    private static void CheckLimits(Note note, BarGrid bars, in AnswerLimits limits)
    {
        Assert.True(note.Onset >= limits.Start, $"{note} before {limits.Start}");
        Assert.True((limits.Pitches >> note.Pitch.Number & 1) != 0, $"{note} is none of the pitches");
        Assert.Equal(0, (note.Onset - bars.BarStart(note.Onset)).Value % limits.GridStep.Value);
        Assert.InRange(limits.Sounding!.CountBeyond(note.Onset), 0, limits.Polyphony - 1);
    }
}
