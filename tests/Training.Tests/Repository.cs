using System.Runtime.CompilerServices;

namespace Continuo.Training.Tests;

/// <summary>The checkout that these tests were built from, and folders to work in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Golden { get; } = Path.Combine(Root, "tests", "Golden", "LibTorch");

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

/// <summary>An empty folder that goes when the test is over.</summary>
internal sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("continuo-training-").FullName;

    public string File(string name)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
