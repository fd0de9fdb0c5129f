using Microsoft.Playwright;
using Xunit;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>What the page's sound does, by numbers.</summary>
internal static class Listening
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Waits until the page's audio has advanced by a second, then sees that what it plays is not silence.
    /// </summary>
    public static async Task ExpectProgressAsync(IPage page)
    {
        DateTime end = DateTime.UtcNow + Patience;
        double at = 0;
        while (DateTime.UtcNow < end && at < 1)
        {
            at = await page.EvaluateAsync<double>("() => document.querySelector('audio').currentTime");
            await Task.Delay(100);
        }
        Assert.True(at >= 1, $"the audio stands at {at} s");
        double loudest = await page.EvaluateAsync<double>("""
            async () => {
              const sound = await fetch(document.querySelector('audio').src);
              const context = new OfflineAudioContext(1, 1, 44100);
              const samples = (await context.decodeAudioData(await sound.arrayBuffer())).getChannelData(0);
              return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
            }
            """);
        Assert.InRange(loudest, 0.01, 1);
    }
}
