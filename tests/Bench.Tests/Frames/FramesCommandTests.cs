using System.CommandLine;
using Continuo.Bench.Frames;
using Continuo.Studio.Common;

namespace Continuo.Bench.Tests.Frames;

/// <summary>The exit codes of every command: 0 done, 1 failed, 2 usage error.</summary>
public sealed class FramesCommandTests
{
    [Theory]
    [InlineData(0, "frames", "--help")]
    [InlineData(1, "frames", "measure", "/no/such/rolls.json")]
    [InlineData(2, "frames", "measure", "rolls.json", "--part", "all")]
    [InlineData(2, "frames", "train", "rolls.json")]
    public void ExitCodes(int code, params string[] arguments) =>
        Assert.Equal(code, CommandRunner.Run(new RootCommand { FramesCommand.Create() }, arguments));
}
