using Continuo.Plugin.Diagnostics;

namespace Continuo.Plugin.Interop;

/// <summary>What every export is wrapped in: exceptions become a result code and a stored text.</summary>
internal static class Guard
{
    [ThreadStatic]
    private static string? _lastError;

    /// <summary>Text of the calling thread's last failure, or empty.</summary>
    public static string LastError => _lastError ?? "";

    public static int Run(Func<ShimResult> call)
    {
        try
        {
            _lastError = null;
            return (int)call();
        }
        catch (Exception e)
        {
            PluginLog.Write($"caught at the border: {e}");
            return (int)Refuse(ShimResult.InternalError, e.Message);
        }
    }

    /// <summary>Stores why and returns the code.</summary>
    public static ShimResult Refuse(ShimResult result, string why)
    {
        _lastError = why;
        PluginLog.Write(why);
        return result;
    }
}
