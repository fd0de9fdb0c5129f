using System.CommandLine;
using Continuo.Studio.Commands.Parameters;
using Continuo.Studio.Commands.Play;
using Continuo.Studio.Common;
using Xunit;

namespace Continuo.Studio.Tests.Commands;

/// <summary>Exit codes that scripts can count on: 0 done, 1 failed, 2 usage error.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class CommandLineTests
{
    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "render", "--help")]
    [InlineData(0, "parameters-header")]
    [InlineData(1, "render", "/no/such/phrase.mid", "-o", "/tmp/answer.mid")]
    [InlineData(2, "render")]
    [InlineData(2, "render", "in.mid", "-o", "out.mid", "--block-size", "0")]
    [InlineData(2, "render", "in.mid", "-o", "out.mid", "--sample-rate", "fast")]
    [InlineData(2, "no-such-command")]
    public void ExitCodes(int code, params string[] arguments)
    {
        RootCommand root = new() { RenderCommand.Create(), ParametersHeaderCommand.Create() };
        Assert.Equal(code, CommandRunner.Run(root, arguments));
    }
}
