using System.Globalization;

namespace Continuo.Training.Corpus;

/// <summary>
/// A list of a corpus's pieces, one to a line: the part of it to train on, or to measure on. A line is a file, or one
/// piece of a file of many: "han1.abc#12", or, as some lists have it, the file, a tab and "X:12".
/// </summary>
public sealed class SplitList
{
    private readonly Dictionary<string, string> _byEnding = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fileEndings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lines;

    /// <param name="lines">Names as the archive has them, or the ends of
    /// such names; empty lines are passed over.</param>
    public SplitList(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        _lines = [.. lines.Select(line => ToPieceName(line.Trim())).Where(line => line.Length > 0)];
        foreach (string line in _lines)
        {
            foreach (string ending in Endings(line))
                _byEnding.TryAdd(ending, line);
            if (_files.Add(Piece.FileOf(line)))
                _fileEndings.UnionWith(Endings(Piece.FileOf(line)));
        }
    }

    /// <summary>Lines of the list.</summary>
    public int Count => _lines.Count;

    /// <exception cref="IOException">The file is missing or not readable.</exception>
    public static SplitList Read(params IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new SplitList(files.SelectMany(File.ReadLines));
    }

    /// <summary>
    /// The line that means this piece or its whole file, or null. They may begin at different folders: "irish/a.mid"
    /// means "data/irish/a.mid", and "data/irish/a.mid" means "irish/a.mid".
    /// </summary>
    public string? LineFor(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string file = Piece.FileOf(name);
        return LineForExactly(name) ?? (file.Length < name.Length ? LineForExactly(file) : null);
    }

    /// <summary>Whether a line means this file, or a piece of it.</summary>
    public bool HasFile(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _fileEndings.Contains(file) || Endings(file).Any(_files.Contains);
    }

    /// <summary>The lines for which there is no such piece.</summary>
    public IReadOnlyList<string> NotIn(IEnumerable<string> names)
    {
        var found = names.Select(LineFor).ToHashSet();
        return [.. _lines.Where(line => !found.Contains(line)).Order(StringComparer.Ordinal)];
    }

    private string? LineForExactly(string name) =>
        Endings(name).FirstOrDefault(_lines.Contains) ?? _byEnding.GetValueOrDefault(name);

    private static string ToPieceName(string line)
    {
        line = line.Replace('\\', '/');
        int tab = line.IndexOf('\t', StringComparison.Ordinal);
        return tab > 0 && line.AsSpan(tab + 1).Trim().StartsWith("X:") && int.TryParse(
            line.AsSpan(tab + 1).Trim()[2..], NumberStyles.None,
            CultureInfo.InvariantCulture, out int number) ? Piece.NameOf(line[..tab].TrimEnd(), number) : line;
    }

    private static IEnumerable<string> Endings(string name)
    {
        yield return name;
        for (int slash = name.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = name.IndexOf('/', slash + 1))
            yield return name[(slash + 1)..];
    }
}
