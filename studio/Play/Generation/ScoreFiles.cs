using Continuo.Engine.Export;
using Continuo.Engine.Music;

namespace Continuo.Studio.Play.Generation;

/// <summary>The formats in which music is written, by the file's extension.</summary>
internal static class ScoreFiles
{
    private static readonly Dictionary<string, Action<string, Score>> Writers = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mid"] = MidiFileWriter.Write,
        [".midi"] = MidiFileWriter.Write,
        [".musicxml"] = MusicXmlWriter.Write,
        [".xml"] = MusicXmlWriter.Write,
    };

    public static IReadOnlyList<string> Extensions { get; } = [.. Writers.Keys];

    public static bool CanWrite(string path) => Writers.ContainsKey(Path.GetExtension(path));

    /// <summary>Writes a file whole or not at all.</summary>
    /// <exception cref="ArgumentException">The extension is of no format that can be written.</exception>
    /// <exception cref="IOException">The folder is missing, full or not writable.</exception>
    public static void Write(string path, Score score)
    {
        if (!Writers.TryGetValue(Path.GetExtension(path), out Action<string, Score>? write))
            throw new ArgumentException($"{path}: cannot be written; there is {string.Join(", ", Extensions)}");
        write(path, score);
    }
}
