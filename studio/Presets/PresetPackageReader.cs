using System.IO.Compression;
using Continuo.Engine.Presets;
using Continuo.Studio.Common;
using Continuo.Studio.Music;

namespace Continuo.Studio.Presets;

/// <summary>
/// Reads a package that a stranger may have made: no name in it becomes a path here, no length that it states is
/// believed, and its model has been loaded before it is handed on.
/// </summary>
internal static class PresetPackageReader
{
    private const int MostEntries = 64;
    private const int Block = 81_920;

    /// <summary>Unpacks a package to a folder with a preset that plays.</summary>
    /// <param name="file">The package.</param>
    /// <param name="folder">Made.</param>
    /// <exception cref="Refusal">It is not a package, or one that is not taken in.</exception>
    public static void Unpack(FileStream file, string folder)
    {
        try
        {
            ZipUnpacking.CheckDirectory(file);
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            Write(Read(zip), folder);
        }
        catch (PresetException error)
        {
            throw Refusal.Wrong("holds a preset that cannot be played: "
                + PlainText.Clean(error.Message, "", PresetTexts.DescriptionLetters));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or ArgumentException
            or NotSupportedException or OverflowException)
        {
            throw Refusal.Wrong("is not a preset's file, or is damaged: " + PlainText.Clean(error.Message));
        }
    }

    private static (Preset Preset, byte[] Weights, byte[]? Loss) Read(ZipArchive zip)
    {
        if (zip.Entries.Count > MostEntries)
            throw Refusal.Wrong(
                FormattableString.Invariant($"holds more than {MostEntries} files; a preset has three"));
        foreach (ZipArchiveEntry entry in zip.Entries)
            Check(entry.FullName);
        List<ZipArchiveEntry> entries = [.. zip.Entries.Where(entry => !Archives.IsClutter(entry.FullName))];

        // Whoever packs a folder has its name before each file's.
        string[] places = [.. entries.Where(entry => entry.Name == PresetFile.FileName)
            .Select(entry => entry.FullName[..^PresetFile.FileName.Length]).Distinct()];
        if (places.Length != 1)
            throw Refusal.Wrong(places.Length == 0
                ? $"holds no {PresetFile.FileName}"
                : "holds several presets; send each in a file of its own");
        Preset preset = PresetTexts.Cleaned(
            PresetFile.Parse(BytesOf(Need(PresetFile.FileName), PresetPackage.PresetBytes), PresetFile.FileName));
        if (preset.ModelFile.Contains('/', StringComparison.Ordinal))
            throw Refusal.Wrong($"shares the weights of another preset ({preset.ModelFile}), which are not in it; "
                + "export it, and it takes them along");

        byte[] weights = BytesOf(Need(preset.ModelFile), PresetPackage.WeightsBytes);
        PresetLoader.Load(preset, weights);
        byte[]? loss = Find(PresetCopy.LossFile) is { } figures ? BytesOf(figures, PresetPackage.LossBytes) : null;
        string id = PresetIds.IsId(preset.Id) ? preset.Id : PresetIds.Slug(preset.Name, "preset");
        return (preset with { Id = id, ModelFile = PresetCopy.ModelFile }, weights, loss);

        ZipArchiveEntry? Find(string name) =>
            entries.Where(entry => entry.FullName == places[0] + name).ToArray() switch
            {
                [] => null,
                [var only] => only,
                _ => throw Refusal.Wrong($"holds '{PlainText.Clean(name)}' twice"),
            };
        ZipArchiveEntry Need(string name) => Find(name)
            ?? throw Refusal.Wrong($"holds no '{PlainText.Clean(name)}', which its {PresetFile.FileName} names");
    }

    /// <summary>Nothing is written under these names, but who packs such has no preset to give.</summary>
    private static void Check(string name)
    {
        if (name.StartsWith('/')
            || name.Contains('\\', StringComparison.Ordinal)
            || name.Contains(':', StringComparison.Ordinal)
            || name.Split('/').Contains(".."))
            throw Refusal.Wrong($"holds a file whose name leads out of its folder ('{PlainText.Clean(name)}')");
    }

    private static byte[] BytesOf(ZipArchiveEntry entry, int most)
    {
        if (ZipUnpacking.Problem(entry) is { } problem)
            throw Refusal.Wrong($"holds '{entry.Name}', which {problem}");
        using Stream packed = entry.Open();
        using var bytes = new MemoryStream();
        var block = new byte[Block];
        for (int count; (count = packed.Read(block)) > 0;)
        {
            if (bytes.Length + count > most)
                throw Refusal.Wrong(
                    FormattableString.Invariant($"unpacks to a {entry.Name} of more than {most >> 20} MiB"));
            bytes.Write(block, 0, count);
        }

        return bytes.ToArray();
    }

    private static void Write((Preset Preset, byte[] Weights, byte[]? Loss) read, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, PresetCopy.ModelFile), read.Weights);
        if (read.Loss is not null)
            File.WriteAllBytes(Path.Combine(folder, PresetCopy.LossFile), read.Loss);
        PresetFile.Write(folder, read.Preset);
    }
}
