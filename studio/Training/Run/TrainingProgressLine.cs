using System.Diagnostics;
using System.Globalization;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Run;

/// <summary>
/// A bar that redraws itself on a terminal; elsewhere a line for every epoch, and one a minute between.
/// </summary>
internal sealed class TrainingProgressLine(TextWriter output, bool isPlain)
{
    private const int BarWidth = 20;
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromMinutes(1);

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private int _width;

    public void Show(TrainingProgress progress)
    {
        bool isEpoch = progress.ValidBits is not null || progress.Step == progress.Steps;
        if (!isEpoch && _since.Elapsed < (isPlain ? PlainEvery : RedrawEvery))
            return;
        _since.Restart();
        string text = Text(progress);
        if (isPlain)
        {
            output.WriteLine(text);
            return;
        }
        output.Write("\r" + text.PadRight(_width));
        _width = text.Length;
        if (progress.ValidBits is not null)
            End();
    }

    /// <summary>Leaves the bar where it is and begins a new line.</summary>
    public void End()
    {
        if (_width > 0)
            output.WriteLine();
        _width = 0;
    }

    private string Text(TrainingProgress progress)
    {
        double share = (double)progress.Step / progress.Steps;
        int filled = (int)(share * BarWidth);
        string bar = isPlain
            ? string.Create(CultureInfo.InvariantCulture, $"{share,4:P0}")
            : "[" + new string('#', filled) + new string('.', BarWidth - filled) + "]";
        string valid = progress.ValidBits is { } bits
            ? FormattableString.Invariant($", valid {bits:F3} bits/token (best {progress.BestValidBits:F3})")
            : "";
        string left = progress.Left.ToString(
            progress.Left.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch}/{progress.Epochs} {bar} loss {progress.Loss:F3} nats/token{valid}, "
            + $"{progress.TokensPerSecond:F0} tokens/s, {left} left");
    }
}
