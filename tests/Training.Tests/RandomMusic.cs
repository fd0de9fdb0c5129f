using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Training.Tests;

/// <summary>Seeded random melodies of which stretches come back, some of them in another key.</summary>
internal static class RandomMusic
{
    public static int[] Tokens(ITokenizer tokenizer, int notes, int seed) =>
        [.. tokenizer.Encode(Score(notes, seed)).Select(token => token.Id)];

    public static Score Score(int notes, int seed)
    {
        var random = new Random(seed);
        List<Note> music = [];
        Ticks onset = Ticks.Zero;
        while (music.Count < notes)
        {
            int length = random.Next(4, 20), from = random.Next(music.Count), up = random.Next(-2, 3);
            bool comesBack = music.Count > 40 && random.Next(3) > 0;
            for (int i = 0; i < length; i++)
            {
                Note note = comesBack && from + i < music.Count
                    ? music[from + i] with { Onset = onset, Pitch = music[from + i].Pitch.Transposed(up) }
                    : new(onset, new(240 * random.Next(1, 9)), new((byte)random.Next(60, 73)), new(80));
                music.Add(note);
                onset += note.Duration;
            }
        }

        return new("", [new Part("", music)], [new(Ticks.Zero, Meter.Common)], [new(Ticks.Zero, 120)], []);
    }
}
