using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.LookingBack;
using Continuo.Engine.Music;
using Continuo.Training.Batches;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Batches;

public sealed class CorpusToPiecesTests
{
    private static readonly ITokenizer Event = Tokenizers.Find("event")!;
    private static readonly Piece[] Tunes = TestMusic.Tunes(30);

    [Fact]
    public void An_epoch_can_be_made_again_and_differs_from_the_next()
    {
        var a = new CorpusToPieces(Tunes, Event, new Augmentation(), seed: 5);
        var b = new CorpusToPieces(Tunes, Event, new Augmentation(), seed: 5);
        a.Epoch(0);
        Assert.Equal(Tokens(a, 3), Tokens(b, 3));
        Assert.NotEqual(Tokens(a, 3), Tokens(a, 4));
        Assert.NotEqual(Tokens(a, 3), Tokens(new CorpusToPieces(Tunes, Event, new Augmentation(), seed: 6), 3));
    }

    [Fact]
    public void Without_augmentation_an_epoch_is_the_corpus_in_another_order()
    {
        var pieces = Tokens(new CorpusToPieces(Tunes, Event, Augmentation.None, seed: 5), 0);
        var expected = Tunes.Select(piece => string.Join(' ', Event.Encode(piece.Score).Select(token => token.Id)));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            pieces.Select(piece => string.Join(' ', piece)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_came_before_is_shown_hidden_held_and_told_as_often_as_is_asked_for()
    {
        const int Columns = LookBackInputs.Columns, Guesses = 2 * LookBackInputs.Guesses;
        Augmentation none = Augmentation.None;
        ushort[] plain = Past(none);
        Assert.Contains(plain.Where((_, i) => i % Columns < Guesses), number => number > 0);
        Assert.Contains(Column(plain, Guesses), key => key > 0);
        Assert.DoesNotContain(Column(plain, Guesses + 2), bars => bars > 0);

        ushort[] hidden = Past(none with { NoPast = 1, NoKey = 1 });
        Assert.All(hidden.Where((_, i) => i % Columns <= Guesses), number => Assert.Equal(0, number));
        Assert.Equal(1, Column(Past(none with { EndTold = 1 }), Guesses + 2)[^1]);

        ushort[] Past(Augmentation augmentation) =>
            new CorpusToPieces([new("a", RandomMusic.Score(200, 3))], Event, augmentation, 5, new(Event))
                .Epoch(0)[0].Past!;

        ushort[] Column(ushort[] rows, int column) => [.. rows.Where((_, i) => i % Columns == column)];
    }

    [Fact]
    public void Over_the_epochs_a_piece_is_heard_in_all_twelve_keys()
    {
        var stream = new CorpusToPieces(Tunes[..1], Event, Augmentation.None with { Transpose = true }, seed: 1);
        var lowest = Enumerable.Range(0, 200)
            .Select(epoch => Lowest(Tokens(stream, epoch)[0])).Distinct().Order().ToList();
        int own = Lowest([.. Event.Encode(Tunes[0].Score).Select(token => token.Id)]);
        Assert.Equal(Enumerable.Range(own - 5, 12), lowest);
    }

    [Fact]
    public void Loudness_and_touch_vary_and_nothing_else()
    {
        string written = Pitches([.. Event.Encode(Tunes[0].Score).Select(token => token.Id)]);
        var louder = new CorpusToPieces(Tunes[..1], Event, Augmentation.None with { Louder = 60 }, seed: 1);
        var uneven = new CorpusToPieces(Tunes[..1], Event, Augmentation.None with { Uneven = 1 }, seed: 1);
        var flat = new CorpusToPieces(
            [new Piece("accents", Accented())], Event, Augmentation.None with { Flat = 1 }, seed: 1);
        var heard = new HashSet<int>();
        for (int epoch = 0; epoch < 60; epoch++)
        {
            int[] piece = Tokens(louder, epoch)[0], struck = Tokens(uneven, epoch)[0];
            heard.Add(Assert.Single(Velocities(piece).Distinct()));
            Assert.Equal(written, Pitches(piece));
            Assert.Equal(written, Pitches(struck));
            Assert.True(Velocities(struck).Distinct().Count() > 1);
            Assert.Single(Velocities(Tokens(flat, epoch)[0]).Distinct());
        }
        Assert.True(heard.Count >= 6, "of eight bins");
    }

    [Fact]
    public void Some_pieces_begin_at_a_bar_in_the_middle_as_pieces_of_their_own()
    {
        var stream = new CorpusToPieces(Tunes, Event, Augmentation.None with { MidStarts = 1 }, seed: 1);
        string begin = string.Join(' ', Event.Encode(Tunes[0].Score).Take(3).Select(token => token.Id));
        Assert.All(Tokens(stream, 0), piece =>
        {
            Assert.Equal(begin, string.Join(' ', piece.Take(3)));
            Assert.True(piece.Length < Event.Encode(Tunes[0].Score).Count - 3, "a bar or more is left out");
        });
    }

    [Fact]
    public void A_piece_is_heard_as_often_as_it_says_over_the_epochs()
    {
        Piece[] pieces =
        [
            Tunes[0] with { Times = 0.25, Style = 1 }, Tunes[1] with { Times = 2.5, Style = 2 },
            Tunes[2] with { Style = 3 },
        ];
        var stream = new CorpusToPieces(pieces, Event, new Augmentation { NoStyle = 0 }, seed: 1);
        var heard = Enumerable.Range(0, 8).Select(epoch => stream.Epoch(epoch).ToLookup(piece => piece.Style)).ToList();
        Assert.Equal((2, 20, 8), (
            heard.Sum(epoch => epoch[1].Count()), heard.Sum(epoch => epoch[2].Count()),
            heard.Sum(epoch => epoch[3].Count())));
        Assert.All(heard, epoch => Assert.InRange(epoch[2].Count(), 2, 3));
        // In another key or with other dynamics.
        Assert.All(heard, epoch => Assert.NotEqual(epoch[2].First().Tokens, epoch[2].Last().Tokens));
    }

    [Fact]
    public void Some_pieces_are_heard_without_their_style()
    {
        var stream = new CorpusToPieces(
            [.. Tunes.Select(piece => piece with { Style = 2 })], Event, new Augmentation { NoStyle = 0.3 }, seed: 1);
        var styles = Enumerable.Range(0, 20).SelectMany(stream.Epoch).Select(piece => piece.Style).ToList();
        Assert.Equal([0, 2], styles.Distinct().Order());
        Assert.InRange(styles.Count(style => style == 0) / (double)styles.Count, 0.25, 0.35);
    }

    [Fact]
    public void An_excerpt_is_the_rest_of_the_piece()
    {
        Score tune = TestMusic.Tune(3);
        Ticks start = new(3 * Meter.Common.BarLength.Value);
        Assert.Contains(start, PieceExcerpts.Entries(tune));
        Score excerpt = PieceExcerpts.From(tune, start);
        Assert.Equal(
            tune.Notes.Where(note => note.Onset >= start).Select(note => note with { Onset = note.Onset - start }),
            excerpt.Notes);
        Assert.Equal([new MeterChange(Ticks.Zero, Meter.Common)], excerpt.Meters);
    }

    private static List<int[]> Tokens(CorpusToPieces stream, int epoch) => [
        .. stream.Epoch(epoch).Select(piece => piece.Tokens),
    ];

    private static Score Accented() => TestMusic.Score(
        [.. TestMusic.Tune(1).Notes.Select(
            (note, i) => note with { Velocity = new(i % 4 == 0 ? (byte)105 : (byte)80) })], Meter.Common);

    private static IEnumerable<int> Velocities(int[] piece) =>
        Event.Decode([.. piece.Select(id => new Token(id))]).Notes.Select(note => (int)note.Velocity.Value);

    private static string Pitches(int[] piece) =>
        string.Join(' ', Event.Decode([.. piece.Select(id => new Token(id))]).Notes.Select(
            note => (note.Onset, note.Pitch, note.Duration)));

    private static int Lowest(int[] piece) =>
        Event.Decode([.. piece.Select(id => new Token(id))]).Notes.Min(note => note.Pitch).Number;
}
