using Xunit;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>A test that drives Debian's Chromium; where that is not installed it skips and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (!File.Exists(Chromium.Program))
            Skip = $"{Chromium.Program} is not installed (apt-get install chromium)";
    }
}
