namespace Continuo.Engine.Presets;

/// <summary>Where presets lie: the plugin and the studio read the same folders.</summary>
public static class PresetFolders
{
    /// <summary>Where the user's own presets lie: <c>$XDG_DATA_HOME/continuo/presets</c> on Linux.</summary>
    public static string User => Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "continuo", "presets");

    /// <summary>
    /// In order: those that <c>CONTINUO_PRESETS</c> names (divided as PATH is), the bundle's, the user's.
    /// </summary>
    /// <param name="bundled">The folder <c>Contents/Resources/presets</c> of the bundle.</param>
    public static IReadOnlyList<string> InOrder(string bundled)
    {
        string named = Environment.GetEnvironmentVariable("CONTINUO_PRESETS") ?? "";
        return [.. named.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), bundled, User];
    }
}
