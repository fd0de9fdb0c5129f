using System.Diagnostics;

namespace Continuo.Studio.Platform;

/// <summary>
/// What each operating system names, places or does in its own way. Another system is one more class in this folder,
/// and a line in <see cref="Current"/>. [any] thread.
/// </summary>
internal interface IPlatform
{
    /// <summary>The system that this program runs on.</summary>
    /// <exception cref="PlatformNotSupportedException">It has no class here.</exception>
    static IPlatform Current => OperatingSystem.IsLinux()
        ? LinuxPlatform.Instance
        : throw new PlatformNotSupportedException("the studio runs on Linux only so far");

    /// <summary>Where hosts look for the user's own VST 3 plugins.</summary>
    string UserPlugins { get; }

    /// <summary>Where SoundFonts are installed, in order of preference; some may not exist.</summary>
    IReadOnlyList<string> SoundFontFolders { get; }

    /// <summary>What to do where FluidSynth or a SoundFont is missing.</summary>
    string HowToInstallSound { get; }

    /// <summary>The file name by which the loader finds cairo.</summary>
    string CairoLibrary { get; }

    /// <summary>A program's file name.</summary>
    /// <param name="name">Without an extension.</param>
    string ProgramFile(string name);

    /// <summary>Starts a program that leaves the processor to others, this one and a DAW among them.</summary>
    /// <param name="start">With a list of arguments; may be changed.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program can't be started.</exception>
    Process StartInBackground(ProcessStartInfo start);
}
