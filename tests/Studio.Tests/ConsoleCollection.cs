using Xunit;

namespace Continuo.Studio.Tests;

/// <summary>Tests of commands, one after another: they share the console.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleCollection
{
    public const string Name = "console";
}
