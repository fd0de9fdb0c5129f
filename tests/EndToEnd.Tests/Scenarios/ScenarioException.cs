namespace Continuo.EndToEnd.Tests.Scenarios;

/// <summary>A scenario file says something that cannot be read; the message begins with file:line.</summary>
internal sealed class ScenarioException(string file, int line, string problem) : Exception($"{file}:{line}: {problem}");
