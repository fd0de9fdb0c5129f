using System.Text;
using Continuo.Plugin.State;
using Xunit;

namespace Continuo.Plugin.Tests.State;

public sealed class PluginStateTests
{
    [Fact]
    public void MembersOfANewerVersionSurviveARoundTrip()
    {
        PluginState read = Parse("""{"preset":"irish","hash":"sha256:ab","memory":{"notes":[1,2]},"mode":7}""");
        string written = Encoding.UTF8.GetString(read.With("jazz", "sha256:cd").ToUtf8());
        Assert.Equal("""{"preset":"jazz","hash":"sha256:cd","memory":{"notes":[1,2]},"mode":7}""", written);
    }

    [Fact]
    public void APresetThatIsNoTextCountsAsNone() => Assert.Null(Parse("""{"preset":12}""").PresetId);

    [Theory]
    [InlineData("")]
    [InlineData("{\"preset\":\"ir")]
    [InlineData("\u0001\u0002")]
    [InlineData("[1]")]
    public void DamageIsRefusedWithItsPlace(string text)
    {
        var refused = Assert.Throws<FormatException>(() => Parse(text));
        Assert.Contains("preset record", refused.Message, StringComparison.Ordinal);
    }

    private static PluginState Parse(string text) => PluginState.Parse(Encoding.UTF8.GetBytes(text));
}
