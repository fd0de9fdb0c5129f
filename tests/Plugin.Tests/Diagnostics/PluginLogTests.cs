using Continuo.Plugin.Diagnostics;
using Xunit;

namespace Continuo.Plugin.Tests.Diagnostics;

public sealed class PluginLogTests
{
    [Fact]
    public void TheLogIsBoundedAndOneOlderFileIsKept()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("continuo-log-");
        try
        {
            string path = Path.Combine(folder.FullName, "continuo.log");
            string line = new string('x', 20_000) + "\n";
            for (int i = 0; i < 200; i++) // 4 MB
                PluginLog.Append(path, line);
            Assert.Equal(
                ["continuo.log", "continuo.log.1"], folder.GetFiles().Select(file => file.Name).Order());
            Assert.All(folder.GetFiles(), file => Assert.InRange(file.Length, 1, 1_050_000));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
