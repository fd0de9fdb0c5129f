namespace Continuo.Training.Tests;

/// <summary>The published corpora beside the checkout; they are no part of it.</summary>
internal static class SharedData
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));

    public static string? Missing => Directory.Exists(Folder) ? null : "the corpora are not there: ../shared/data";
}

/// <summary>A test with data that needs the published corpora; skipped, with the reason, where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = SharedData.Missing;
}
