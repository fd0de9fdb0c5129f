using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>Tests that play by the clock run one by one, when all others are done: two cores hold no more.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealTime
{
    public const string Name = "Real time";
}
