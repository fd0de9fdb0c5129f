using Continuo.Plugin.Diagnostics;
using Xunit;

namespace Continuo.Plugin.Tests.Diagnostics;

public sealed class LimitedLogTests
{
    [Fact]
    public void LinesAreHeldBackForASecondAndThenCounted()
    {
        List<string> lines = [];
        var log = new LimitedLog(lines.Add);
        for (int i = 0; i < 5; i++)
            log.Write("again");
        Assert.Equal(["again"], lines);
        Assert.True(SpinWait.SpinUntil(() => log.IsOpen, TimeSpan.FromMinutes(1)));
        log.Write("again", new InvalidOperationException("why"));
        Assert.StartsWith(
            "again (4 more since the last line): System.InvalidOperationException: why", lines[1],
            StringComparison.Ordinal);
    }
}
