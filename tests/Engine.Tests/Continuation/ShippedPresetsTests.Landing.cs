using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Xunit.Abstractions;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>Resolve, with the presets that ship: every answer lands.</summary>
public sealed class ShippedPresetsTests_Landing(ITestOutputHelper output)
{
    private const int Answers = 1000;

    [Fact]
    public void AThousandAnswersAllLand()
    {
        int landed = 0, tonics = 0, notesInAll = 0;
        foreach (string id in ShippedPresets.Ids)
        {
            Random random = new(ShippedPresets.Ids.ToList().IndexOf(id));
            ContinuationEngine engine = ShippedPresets.Engine(id);
            int last = Answers * (ShippedPresets.Ids.ToList().IndexOf(id) + 1) / ShippedPresets.Ids.Count;
            for (; landed < last; landed++)
            {
                Key key = new(random.Next(12), random.Next(3) == 0);
                BarGrid bars = RandomAnswers.Bars(random);
                Ticks start = bars.NextBarStart(bars.Origin + new Ticks(5000));
                // On the first beat of one of the next bars, or anywhere.
                Ticks landing = random.Next(4) == 0
                    ? start + new Ticks(random.Next(6000))
                    : bars.NextBarStart(start + new Ticks(1 + random.Next(5000)));
                ContinuationRequest request = new(start, landing + new Ticks(3840), (ulong)landed, (uint)random.Next(5))
                {
                    Key = key,
                    Landing = landing,
                };
                engine.Listen(Phrase(random, key, bars.Origin), bars, key);
                engine.Begin(request);
                EngineOptions options = random.Next(2) == 0 ? new() : RandomAnswers.Options(random);
                List<Note> notes = [];
                for (Ticks until = start + new Ticks(960); !engine.IsFinished; until += new Ticks(960))
                    while (engine.TryNext(until, options, out Note note))
                        notes.Add(note);

                ContinuationEngineTests_Landing.CheckLands(notes, landing, request.End, key);
                tonics += notes[^1].Pitch.PitchClass == key.Tonic ? 1 : 0;
                notesInAll += notes.Count;
            }
        }

        output.WriteLine($"{landed} of {Answers} answers land, {tonics} of them on the tonic; {notesInAll} notes.");
        Assert.Equal(Answers, landed);
        Assert.InRange(tonics, Answers / 3, Answers);
    }

    private static Note[] Phrase(Random random, Key key, Ticks from)
    {
        int scale = key.ToScale();
        // Short, as it is the answers that are looked at.
        return [.. RandomAnswers.Phrase(random, from).Take(4).Select(note => note with
        {
            Pitch = new((byte)Enumerable.Range(note.Pitch.Number, 12).First(pitch => Scales.Holds(scale, pitch))),
        })];
    }
}
