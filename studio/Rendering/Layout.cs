using Continuo.Studio.Platform;

namespace Continuo.Studio.Rendering;

/// <summary>Where the build and the installer put things, seen from this program.</summary>
internal static class Layout
{
    /// <summary>
    /// The bundle: the one <c>CONTINUO_BUNDLE</c> names, the one built
    /// beside this program, or the user's installed one.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Bundle
    {
        get
        {
            string[] places =
            [
                Environment.GetEnvironmentVariable("CONTINUO_BUNDLE") ?? "",
                Path.Combine(AppContext.BaseDirectory, "..", "Continuo.vst3"),
                Path.Combine(IPlatform.Current.UserPlugins, "Continuo.vst3"),
            ];
            return Path.GetFullPath(places.FirstOrDefault(Directory.Exists)
                ?? throw new FileNotFoundException(
                    $"no Continuo.vst3 found; looked in {string.Join(", ", places.Where(place => place.Length > 0))}"));
        }
    }

    /// <summary>The headless host that lies beside this program.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static string Host
    {
        get
        {
            string host = Path.Combine(AppContext.BaseDirectory, IPlatform.Current.ProgramFile("continuo-host"));
            return File.Exists(host)
                ? host
                : throw new FileNotFoundException($"continuo-host is not beside this program: {host}");
        }
    }

    /// <summary>The presets that the bundle brings.</summary>
    public static string BundledPresets => Path.Combine(Bundle, "Contents", "Resources", "presets");

    /// <summary>The same, or "" where there is no bundle.</summary>
    public static string BundledPresetsOrEmpty
    {
        get
        {
            try
            {
                return BundledPresets;
            }
            catch (FileNotFoundException)
            {
                return "";
            }
        }
    }
}
