using Continuo.Engine.Models.LookingBack;

namespace Continuo.Training.Batches;

/// <summary>One step's tokens, side by side in lanes, as the trainer takes them.</summary>
public sealed class Batch(int lanes, int steps)
{
    /// <summary>Sequences side by side.</summary>
    public int Lanes { get; } = lanes;

    /// <summary>Targets of a lane, at most.</summary>
    public int Steps { get; } = steps;

    /// <summary>[lanes][steps + 1]: inputs and, one further on, targets.</summary>
    public int[] Tokens { get; } = new int[lanes * (steps + 1)];

    /// <summary>Targets that count, for each lane.</summary>
    public int[] Lengths { get; } = new int[lanes];

    /// <summary>1 where a lane begins a new piece.</summary>
    public byte[] Reset { get; } = new byte[lanes];

    /// <summary>The style of the piece in each lane; 0 = none.</summary>
    public int[] Styles { get; } = new int[lanes];

    /// <summary>
    /// [lanes][steps][columns]: the numbers of <see cref="LookBackInputs"/> at each input; empty = not wanted.
    /// </summary>
    public ushort[] Past { get; private set; } = [];

    /// <summary>Targets that count, in all lanes.</summary>
    public int Targets => Lengths.Sum();

    public Span<int> Lane(int lane) => Tokens.AsSpan(lane * (Steps + 1), Steps + 1);

    /// <summary>Puts a stretch of a piece into a lane.</summary>
    internal void Fill(int lane, in EncodedPiece piece, int start, int length)
    {
        piece.Tokens.AsSpan(start, length + 1).CopyTo(Lane(lane));
        Lengths[lane] = length;
        Styles[lane] = piece.Style;
        if (piece.Past is null)
            return;
        const int Columns = LookBackInputs.Columns;
        if (Past.Length == 0)
            Past = new ushort[Lanes * Steps * Columns];
        piece.Past.AsSpan(start * Columns, length * Columns).CopyTo(Past.AsSpan(lane * Steps * Columns));
    }

    /// <summary>
    /// Whole pieces side by side, for measuring: every lane as long as the longest, from its beginning.
    /// </summary>
    public static Batch OfWhole(IReadOnlyList<EncodedPiece> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var batch = new Batch(pieces.Count, pieces.Max(piece => piece.Tokens.Length) - 1);
        for (int lane = 0; lane < pieces.Count; lane++)
        {
            batch.Fill(lane, pieces[lane], 0, pieces[lane].Tokens.Length - 1);
            batch.Reset[lane] = 1;
        }
        return batch;
    }
}
