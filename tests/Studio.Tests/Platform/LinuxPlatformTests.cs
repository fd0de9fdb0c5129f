using System.Diagnostics;
using System.Globalization;
using Continuo.Studio.Platform;
using Xunit;

namespace Continuo.Studio.Tests.Platform;

/// <summary>What the studio asks of Linux.</summary>
public sealed class LinuxPlatformTests
{
    private const int HighestNiceness = 19;

    /// <summary>Called without arguments, <c>nice</c> prints how nice it is itself.</summary>
    [Fact]
    public void AProgramInTheBackgroundIsNicerThanThisOne()
    {
        int own = Niceness(start => Process.Start(start)!), other = Niceness(LinuxPlatform.Instance.StartInBackground);
        Assert.Equal(Math.Min(own + 10, HighestNiceness), other);
    }

    [Fact]
    public void ItsArgumentsArriveAsTheyAre()
    {
        ProcessStartInfo start = new("printf", ["%s|", "-n", "two words", "\"quoted\""])
        {
            RedirectStandardOutput = true,
        };
        using Process process = LinuxPlatform.Instance.StartInBackground(start);
        Assert.Equal("-n|two words|\"quoted\"|", process.StandardOutput.ReadToEnd());
    }

    private static int Niceness(Func<ProcessStartInfo, Process> started)
    {
        using Process process = started(new("nice") { RedirectStandardOutput = true });
        return int.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
    }
}
