using System.Diagnostics;

namespace Continuo.Studio.Platform;

/// <summary>Linux; files lie where Debian, Fedora and Arch put them. [any] thread.</summary>
internal sealed class LinuxPlatform : IPlatform
{
    private const string Nice = "/usr/bin/nice";
    private const string Niceness = "10";

    private LinuxPlatform()
    {
    }

    public static LinuxPlatform Instance { get; } = new();

    public string UserPlugins =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".vst3");

    public IReadOnlyList<string> SoundFontFolders { get; } =
        ["/usr/share/sounds/sf2", "/usr/share/sounds/sf3", "/usr/share/soundfonts"];

    public string HowToInstallSound => "apt-get install fluidsynth timgm6mb-soundfont";

    public string CairoLibrary => "libcairo.so.2";

    public string ProgramFile(string name) => name;

    /// <remarks>By nice, as setting the priority afterwards would miss the threads that run already.</remarks>
    public Process StartInBackground(ProcessStartInfo start)
    {
        if (File.Exists(Nice))
        {
            foreach (string word in new[] { start.FileName, Niceness, "-n" })
                start.ArgumentList.Insert(0, word);
            start.FileName = Nice;
        }
        return Process.Start(start)!;
    }
}
