using System.Diagnostics;
using Xunit;

namespace Continuo.Studio.Tests;

/// <summary>
/// Waiting for what another thread or process does. The deadline only ends a test that would hang: it is long, so that
/// a machine under load passes, and no test waits for it to run out.
/// </summary>
internal static class Patience
{
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <param name="isSo">Asked until it says true.</param>
    /// <param name="what">For the message when it never does.</param>
    public static async Task UntilAsync(Func<bool> isSo, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(clock.Elapsed < Deadline, $"{what}: not within {Deadline.TotalSeconds} s");
            await Task.Delay(Pause);
        }
    }

    /// <param name="ask">Asked again until the answer is right.</param>
    /// <param name="isSo">True for the answer that is waited for.</param>
    /// <param name="what">For the message when it never is.</param>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isSo, string what)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            T answer = await ask();
            if (isSo(answer))
                return answer;
            Assert.True(clock.Elapsed < Deadline, $"{what}: not within {Deadline.TotalSeconds} s: {answer}");
            await Task.Delay(Pause);
        }
    }
}
