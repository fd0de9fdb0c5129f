using Continuo.Training.Batches;

namespace Continuo.Training.Tests.Batches;

public sealed class PiecesToBatchesTests
{
    /// <summary>Pieces whose tokens say where they are: 100 * piece + place.</summary>
    private static readonly EncodedPiece[] Pieces =
    [
        .. new[] { 9, 2, 17, 5, 30, 3 }.Select(
            (length, piece) => new EncodedPiece([.. Enumerable.Range(100 * piece, length)], Style: piece)),
    ];

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 8)]
    [InlineData(3, 5)]
    [InlineData(8, 64)]
    public void Every_target_is_learnt_once_after_the_token_before_it(int lanes, int steps)
    {
        var targets = new List<int>();
        foreach (Batch batch in PiecesToBatches.Cut(Pieces, lanes, steps))
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                Span<int> tokens = batch.Lane(lane);
                for (int step = 0; step < batch.Lengths[lane]; step++)
                {
                    Assert.Equal(tokens[step] + 1, tokens[step + 1]);
                    targets.Add(tokens[step + 1]);
                }
            }
        }
        Assert.Equal(Pieces.SelectMany(piece => piece.Tokens.Skip(1)).Order(), targets.Order());
    }

    [Fact]
    public void A_lane_goes_on_where_it_stopped_and_is_reset_at_a_new_piece_only()
    {
        const int Lanes = 2;
        var last = new int[Lanes];
        foreach (Batch batch in PiecesToBatches.Cut(Pieces, Lanes, steps: 4))
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                if (batch.Lengths[lane] == 0)
                    continue;
                int first = batch.Lane(lane)[0];
                Assert.Equal(first % 100 == 0, batch.Reset[lane] == 1);
                Assert.Equal(first / 100, batch.Styles[lane]);
                if (batch.Reset[lane] == 0)
                    Assert.Equal(last[lane], first);
                last[lane] = batch.Lane(lane)[batch.Lengths[lane]];
            }
        }
    }

    [Fact]
    public void Whole_pieces_lie_side_by_side()
    {
        Batch batch = Batch.OfWhole(Pieces[..3]);
        Assert.Equal((3, 16), (batch.Lanes, batch.Steps));
        Assert.Equal([8, 1, 16], batch.Lengths);
        Assert.Equal([0, 1, 2], batch.Styles);
        Assert.Equal(Pieces[1].Tokens, batch.Lane(1)[..2].ToArray());
    }
}
