#nullable enable
using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;

namespace Continuo.Training.Natives;

/// <summary>
/// A build step that copies a shared library and, where this machine's C++ library lacks a version that it needs, marks
/// that need as weak: the loader then goes on without it. Right only if nothing of that version is called. MSBuild
/// compiles this file (Gather.targets), against .NET Standard 2.0.
/// </summary>
public sealed class WeakVersion : Microsoft.Build.Utilities.Task
{
    private const uint VersionNeeds = 0x6ffffffe; // SHT_GNU_verneed
    private const byte Weak = 2; // VER_FLG_WEAK
    private const int Elf64LittleEndian = 0x0102; // ELFCLASS64, ELFDATA2LSB

    /// <summary>The library as it came.</summary>
    [Required]
    public string From { get; set; } = "";

    /// <summary>Where the copy goes; replaced, never written into, for a running program may have it open.</summary>
    [Required]
    public string To { get; set; } = "";

    /// <summary>The version that the copy is to do without, "GLIBCXX_3.4.32".</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            byte[] library = File.ReadAllBytes(From);
            if (LoadedCppLibrary() is { } path && !Holds(File.ReadAllBytes(path), Version))
                Mark(library, Version);
            string part = To + ".part";
            File.WriteAllBytes(part, library);
            File.Delete(To);
            File.Move(part, To);
            return true;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Log.LogError($"{From} cannot be adapted to this machine's C++ library: {error.Message}");
            return false;
        }
    }

    /// <summary>Sets the flag of a needed version, two bytes of an ELF file of 64 bits, and nothing else.</summary>
    /// <exception cref="InvalidDataException">No such file, damaged, or the version is not needed.</exception>
    public static void Mark(byte[] elf, string version)
    {
        if (elf.Length < 64 || BitConverter.ToUInt32(elf, 0) != 0x464c457f || Number(elf, 4, 2) != Elf64LittleEndian)
            throw new InvalidDataException("not a 64-bit little-endian ELF file");
        ulong sections = Number(elf, 0x28, 8), sectionSize = Number(elf, 0x3a, 2), sectionCount = Number(elf, 0x3c, 2);
        bool found = false;
        for (ulong i = 0; i < sectionCount; i++)
        {
            ulong section = sections + i * sectionSize;
            if (Number(elf, section + 4, 4) != VersionNeeds)
                continue;
            ulong names = Number(elf, sections + Number(elf, section + 0x28, 4) * sectionSize + 0x18, 8);
            found |= MarkNeeds(elf, Number(elf, section + 0x18, 8), names, version);
        }
        if (!found)
            throw new InvalidDataException($"it does not need {version}");
    }

    /// <summary>Walks the libraries of a .gnu.version_r section, and the versions needed of each.</summary>
    private static bool MarkNeeds(byte[] elf, ulong library, ulong names, string version)
    {
        bool found = false;
        for (ulong next = 1; next != 0; library += next)
        {
            ulong need = library + Number(elf, library + 8, 4);
            for (ulong left = Number(elf, library + 2, 2), step = 1; left > 0 && step != 0; left--, need += step)
            {
                if (Text(elf, names + Number(elf, need + 8, 4)) == version)
                {
                    elf[need + 4] |= Weak;
                    found = true;
                }
                step = Number(elf, need + 12, 4);
            }
            next = Number(elf, library + 12, 4);
        }
        return found;
    }

    private static ulong Number(byte[] elf, ulong at, int bytes)
    {
        if (at >= (ulong)elf.Length || (ulong)elf.Length - at < (ulong)bytes)
            throw new InvalidDataException("cut short or damaged");
        ulong value = 0;
        for (int i = bytes - 1; i >= 0; i--)
            value = value << 8 | elf[(int)at + i];
        return value;
    }

    private static string Text(byte[] elf, ulong at)
    {
        Number(elf, at, 1);
        int end = Array.IndexOf(elf, (byte)0, (int)at);
        return Encoding.ASCII.GetString(elf, (int)at, (end < 0 ? elf.Length : end) - (int)at);
    }

    /// <summary>The C++ library that this process uses, as .NET itself does; null where none is seen.</summary>
    private static string? LoadedCppLibrary() =>
        !File.Exists("/proc/self/maps")
            ? null
            : File.ReadLines("/proc/self/maps")
                .Where(line => line.Contains("/libstdc++.so"))
                .Select(line => line.Substring(line.IndexOf('/')))
                .FirstOrDefault();

    private static bool Holds(byte[] library, string version) =>
        Encoding.ASCII.GetString(library).Contains(version + "\0");
}
