using System.CommandLine;
using System.Text.Json;
using Continuo.Engine.Presets;
using Continuo.Engine.Storage;
using Continuo.Studio.Commands.Presets;
using Continuo.Studio.Common;
using Continuo.Studio.Tests.Presets;
using Continuo.Studio.Tests.Web;
using Xunit;

namespace Continuo.Studio.Tests.Commands;

/// <summary>The commands as a script uses them, on a data folder of their own.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class PresetsCommandTests : IDisposable
{
    private const string DataVariable = "XDG_DATA_HOME";

    private readonly string? _before = Environment.GetEnvironmentVariable(DataVariable);
    private readonly string _folder = Directory.CreateTempSubdirectory("continuo-presets-").FullName;

    public PresetsCommandTests() => Environment.SetEnvironmentVariable(DataVariable, _folder);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(DataVariable, _before);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void APresetIsInstalledRenamedExportedRemovedAndImported()
    {
        string shipped = Path.Combine(RunningServer.ShippedPresets, "leadsheet"), // which brings no knobs
            package = Path.Combine(_folder, "mine.continuo");
        Assert.Equal("mine", Json("install", shipped, "--as", "mine").GetProperty("id").GetString());
        JsonElement renamed = Json(
            "rename", "mine", "--name", "Mine", "--default", "Top K=8", "--default", "temperature=1.2");
        Assert.Equal("""{"Top K":8,"Temperature":1.2}""", JsonSerializer.Serialize(renamed.GetProperty("defaults")));
        Assert.Equal(
            """{"Temperature":1.2}""",
            JsonSerializer.Serialize(Json("rename", "mine", "--default", "Top K=").GetProperty("defaults")));
        string weights = Sha256.NameOf(
            File.ReadAllBytes(Path.Combine(PresetFolders.User, "mine", "model.safetensors")));
        Json("export", "mine", "-o", package);
        Json("remove", "mine");
        Assert.False(Directory.Exists(Path.Combine(PresetFolders.User, "mine")));
        Assert.Equal("Mine", Json("import", package).GetProperty("added")[0].GetProperty("name").GetString());
        Assert.Equal(
            weights,
            Sha256.NameOf(File.ReadAllBytes(Path.Combine(PresetFolders.User, "mine", "model.safetensors"))));
        Assert.Contains(Json("list").EnumerateArray(), preset => preset.GetProperty("id").GetString() == "mine"
            && preset.GetProperty("origin").GetString() == "user");
    }

    [Fact]
    public void LoopsOfMusicBecomeThePresetsLimits()
    {
        string shipped = Path.Combine(RunningServer.ShippedPresets, "jazz");
        Json("install", shipped, "--as", "mine");
        string folder = Path.Combine(PresetFolders.User, "mine"), music = Path.Combine(_folder, "a.abc");
        // Nine equal notes, and a block of two, four and a half times.
        File.WriteAllText(music, "X:1\nM:4/4\nL:1/8\nK:C\nCCCC CCCC|CDEC DEFG|AGAG AGAG|C8|\n");
        File.WriteAllText(Path.Combine(_folder, "all.txt"), "a.abc\n");
        JsonElement[] counted =
        [
            .. Json("count-loops", folder, music, "--train", Path.Combine(_folder, "all.txt"), "--valid", Empty())
                .EnumerateArray(),
        ];
        Assert.Equal([9, 9, 8, 16, 32, 64, 128], counted.Select(one => one.GetProperty("limit").GetInt32()));
        Assert.Equal(1, counted[0].GetProperty("loops").GetInt32());
        Assert.Equal([9, 9, 8, 16, 32, 64, 128], PresetFile.Read(folder).Loops.Onsets);
        Assert.Equal(PresetFile.Read(shipped).Metrics, PresetFile.Read(folder).Metrics);

        string Empty()
        {
            string list = Path.Combine(_folder, "none.txt");
            File.WriteAllText(list, "");
            return list;
        }
    }

    [Theory]
    [InlineData(1, "remove", "nobody")]
    [InlineData(1, "export", "nobody")]
    [InlineData(1, "import", "/no/such/file.continuo")]
    [InlineData(1, "rename", "nobody", "--name", "Somebody")]
    [InlineData(1, "rename", "nobody", "--default", "Temperature")]
    [InlineData(1, "install", "/no/such/folder")]
    [InlineData(2, "export")]
    [InlineData(0, "rename", "--help")]
    public void ExitCodes(int code, params string[] arguments) => Assert.Equal(code, Run(arguments));

    [Fact]
    public void EverySubcommandShowsAnExampleAndPrintsJson() =>
        Assert.All(PresetsCommand.Create().Subcommands, command =>
        {
            Assert.Contains("Example", command.Description, StringComparison.Ordinal);
            Assert.Contains(command.Options, option => option.Name == "--json");
        });

    private static int Run(params string[] arguments) =>
        CommandRunner.Run(new() { PresetsCommand.Create() }, ["presets", .. arguments]);

    private static JsonElement Json(params string[] arguments)
    {
        TextWriter before = Console.Out;
        using var written = new StringWriter();
        try
        {
            Console.SetOut(written);
            Assert.Equal(CommandRunner.Done, Run([.. arguments, "--json"]));
        }
        finally
        {
            Console.SetOut(before);
        }

        return JsonSerializer.Deserialize<JsonElement>(written.ToString());
    }
}
