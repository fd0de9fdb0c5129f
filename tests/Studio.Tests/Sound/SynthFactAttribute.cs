using Continuo.Studio.Sound;
using Xunit;

namespace Continuo.Studio.Tests.Sound;

/// <summary>A test that needs FluidSynth and a SoundFont; where one is not installed it skips and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SynthFactAttribute : FactAttribute
{
    public SynthFactAttribute() => Skip = FluidSynth.Missing;
}
