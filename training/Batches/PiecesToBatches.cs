namespace Continuo.Training.Batches;

/// <summary>
/// Cuts an epoch's pieces into batches. Each lane plays one piece after another, a fixed count of steps a batch; the
/// model's state is carried from batch to batch within a piece and zeroed at the next one, so that gradients reach back
/// at most one batch but memory the whole piece. A piece that ends within a batch leaves the rest of its lane unused.
/// </summary>
public static class PiecesToBatches
{
    /// <param name="pieces">In the order in which they are taken; each at least two tokens.</param>
    /// <param name="lanes">Sequences side by side.</param>
    /// <param name="steps">Targets of a lane in a batch.</param>
    public static List<Batch> Cut(IReadOnlyList<EncodedPiece> pieces, int lanes, int steps)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);

        var batches = new List<Batch>();
        var piece = new EncodedPiece?[lanes];
        var at = new int[lanes];
        int next = 0;
        while (true)
        {
            var batch = new Batch(lanes, steps);
            bool any = false;
            for (int lane = 0; lane < lanes; lane++)
            {
                if (piece[lane] is null && next < pieces.Count)
                {
                    (piece[lane], at[lane]) = (pieces[next++], 0);
                    batch.Reset[lane] = 1;
                }
                if (piece[lane] is not { } current)
                    continue;
                any = true;
                int length = Math.Min(steps, current.Tokens.Length - 1 - at[lane]);
                batch.Fill(lane, current, at[lane], length);
                at[lane] += length;
                if (at[lane] == current.Tokens.Length - 1)
                    piece[lane] = null;
            }
            if (!any)
                return batches;
            batches.Add(batch);
        }
    }
}
