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

    /// <summary>It trains, too.</summary>
    public bool Trains
    {
        get;
        set
        {
            field = value;
            if (value && Skip is null && !File.Exists(Path.Combine(StudioProcess.Programs, "libcontinuo_torch.so")))
                Skip = "LibTorch is not installed (apt-get install libtorch-dev libopenblas0-openmp)";
        }
    }
}
