using Continuo.Studio.Play;

namespace Continuo.Studio.Endpoints.Play;

/// <summary>What a downloaded take is called: the preset and the random seed tell takes apart.</summary>
internal static class TakeFileName
{
    public static string Of(Take take, string extension) => FormattableString.Invariant($"{take.Preset}-{take.Request.RandomSeed}{extension}");
}
