using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Continuo.Engine.Presets;
using Continuo.Studio.Tests.Web;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.Studio.Tests.Presets;

/// <summary>
/// Files that were made to do harm, and what each is told. After all of them every file of the studio is as it was.
/// </summary>
public sealed class HostilePresetTests(StudioFixture studio, ITestOutputHelper output) : IClassFixture<StudioFixture>
{
    private const string Json = "preset.json";
    private const string Model = "model.safetensors";
    private const int UnixLink = unchecked((int)0xA1FF0000);

    private static readonly byte[] Weights = File.ReadAllBytes(
        Path.Combine(RunningServer.ShippedPresets, "songs", Model));
    private static readonly string Preset = File.ReadAllText(Path.Combine(RunningServer.ShippedPresets, "songs", Json));

    private readonly RunningServer _server = studio.Server;

    /// <summary>What it is, the file, and a word of the answer.</summary>
    private static IEnumerable<(string What, byte[] File, string Answer)> Files()
    {
        byte[] sound = Zip((Json, Text(Preset)), (Model, Weights));
        yield return ("no zip", Text("MThd and so on"), "damaged");
        yield return ("nothing", [], "");
        yield return ("half a zip", sound[..(sound.Length / 2)], "cut off");
        yield return ("a zip with flipped bytes", Flipped(sound), "damaged");
        yield return ("an empty zip", Zip(), "holds no preset.json");
        yield return ("no weights", Zip((Json, Text(Preset))), "holds no 'model.safetensors'");
        yield return ("no preset.json", Zip((Model, Weights)), "holds no preset.json");
        yield return ("weights cut off", Zip((Json, Text(Preset)), (Model, Weights[..^100])), "cannot be played");
        yield return ("weights of noise", Zip((Json, Text(Preset)), (Model, Noise(5000))), "cannot be played");
        yield return (
            "weights whose header claims 2^60 bytes",
            Zip((Json, Text(Preset)), (Model, [0, 0, 0, 0, 0, 0, 0, 16, .. Weights[8..]])), "cannot be played");
        yield return (
            "weights whose header is a tower of brackets",
            Zip((Json, Text(Preset)), (Model, Header(new string('[', 100_000)))), "cannot be played");
        yield return (
            "a config of 4 TiB", Zip(
                (Json, Text(Preset)), (Model, Header("""{"__metadata__":{"config":"{\"vocabularySize\":65536,"""
                    + """\"embeddingSize\":4096,\"hiddenSize\":4096,\"layers\":3}"}}"""))), "cannot be played");
        yield return (
            "JSON a hundred thousand deep", Zip((Json, Text(new string('[', 100_000))), (Model, Weights)), "damaged");
        yield return (
            "half a letter in the name",
            Zip((Json, Text(With("\"name\": \"Songs\"", "\"name\": \"\\ud800\""))), (Model, Weights)), "");
        yield return (
            "an id that climbs",
            Zip((Json, Text(With("\"id\": \"songs\"", "\"id\": \"../../evil\""))), (Model, Weights)), "'id'");
        yield return (
            "a model that climbs", Zip((Json, Text(With(Model, "../../../etc/passwd"))), (Model, Weights)), "'model'");
        yield return (
            "a model of another preset", Zip((Json, Text(With(Model, "../irish/model.safetensors"))), (Model, Weights)),
            "shares the weights");
        yield return (
            "an encoding of elsewhere",
            Zip((Json, Text(With("\"encoding\": \"", "\"encoding\": \"x-"))), (Model, Weights)), "'encoding'");
        yield return (
            "a default out of range",
            Zip((Json, Text(With("\"defaults\": {", "\"defaults\": {\"Temperature\": 1e999"))), (Model, Weights)),
            "Temperature");
        yield return (
            "a style that the model does not know",
            Zip((Json, Text(With("\"styleVector\": \"songs\"", "\"styleVector\": \"polka\""))), (Model, Weights)),
            "styleVector");
        yield return (
            "a name that climbs",
            Zip((Json, Text(Preset)), (Model, Weights), ("../../../evil.sh", Text("echo"))), "leads out");
        yield return (
            "a hidden name that climbs",
            Zip((Json, Text(Preset)), (Model, Weights), ("../.bashrc", Text("echo"))), "leads out");
        yield return (
            "a name that climbs backwards",
            Zip((Json, Text(Preset)), (Model, Weights), ("..\\evil.bat", Text("echo"))), "leads out");
        yield return (
            "an absolute name",
            Zip((Json, Text(Preset)), (Model, Weights), ("/etc/cron.d/evil", Text("echo"))), "leads out");
        yield return (
            "a drive's name", Zip((Json, Text(Preset)), (Model, Weights), ("C:evil.exe", Text("echo"))), "leads out");
        yield return ("two of preset.json", Zip((Json, Text(Preset)), (Json, Text(Preset)), (Model, Weights)), "twice");
        yield return ("two of the weights", Zip((Json, Text(Preset)), (Model, Weights), (Model, Weights)), "twice");
        yield return (
            "two presets", Zip(
                ("a/" + Json, Text(Preset)), ("a/" + Model, Weights), ("b/" + Json, Text(Preset)),
                ("b/" + Model, Weights)), "several");
        yield return ("weights that are a link", Links((Json, Text(Preset)), (Model, Text("/etc/passwd"))), "link");
        yield return (
            "a thousand files", Zip([
                (Json, Text(Preset)),
                (Model, Weights), .. Enumerable.Range(0, 1000).Select(number => ($"{number}.txt", Text(""))),
            ]), "more than 64");
        yield return (
            "2 MiB of blanks as preset.json", Zip((Json, new byte[2 << 20]), (Model, Weights)), "more than 1 MiB");
        yield return (
            "a bomb of 200 MiB as weights", Zip((Json, Text(Preset)), (Model, new byte[200 << 20])),
            "more than 128 MiB");
        yield return (
            "a bomb beside them is not unpacked, but weights are missing",
            Zip((Json, Text(Preset)), ("bomb.bin", new byte[200 << 20])), "holds no 'model");
    }

    [Fact]
    public async Task EachIsToldWhyAndNothingChanges()
    {
        (string What, byte[] File, string Answer)[] files = [.. Files()];
        string before = TestPresets.Print(_server.Folders.Data);
        List<string> unexpected = [];
        foreach ((string what, byte[] file, string expected) in files)
        {
            var clock = Stopwatch.StartNew();
            JsonElement answer = await _server.Upload("/api/presets", 200, ("<b>evil.continuo", file));
            JsonElement refused = answer.GetProperty("refused");
            string reason = refused.GetArrayLength() == 1
                ? refused[0].GetProperty("reason").GetString()!
                : $"taken in: {answer}";
            output.WriteLine($"{what} ({file.Length:N0} bytes, {clock.Elapsed.TotalMilliseconds:F0} ms): {reason}");
            if (refused.GetArrayLength() != 1
                || reason.Length == 0
                || !reason.Contains(expected, StringComparison.Ordinal)
                || reason.Contains(_server.Folders.Data, StringComparison.Ordinal))
                unexpected.Add($"{what}: {reason}");
        }

        Assert.Empty(unexpected);
        Assert.Equal(before, TestPresets.Print(_server.Folders.Data));
        Assert.Empty(Directory.GetFileSystemEntries(_server.Folders.Arriving));
        Assert.Empty(Directory.GetFileSystemEntries(_server.Folders.UserPresets));
        Assert.True((await _server.Get("/api/presets")).GetArrayLength() > 0);
    }

    [Fact]
    public async Task TextsAreCutAndControlCharactersGo()
    {
        string long_ = new('n', 100_000),
            preset = With("\"name\": \"Songs\"", $"\"name\": \"a\\u0000b\\u001b[31m\\u202ec {long_}\"")
                .Replace("\"id\": \"songs\"", $"\"id\": \"{new string('i', 300)}\"", StringComparison.Ordinal)
                .Replace("\"bitsPerNote\": ", "\"bitsPerNote\": 1e999, \"x\": ", StringComparison.Ordinal);
        JsonElement added =
            (await _server.Upload("/api/presets", 200, ("a.zip", Zip((Json, Text(preset)), (Model, Weights)))))
                .GetProperty("added")[0];
        string name = added.GetProperty("name").GetString()!, id = added.GetProperty("id").GetString()!;
        Assert.StartsWith("a b [31mc nnn", name, StringComparison.Ordinal);
        Assert.Equal(80, name.Length);
        Assert.Equal("a-b-31mc-" + new string('n', 31), id);
        Preset kept = PresetFile.Read(Path.Combine(_server.Folders.UserPresets, id));
        Assert.Equal((name, 0), (kept.Name, kept.Metrics.Count));
        await _server.Delete($"/api/presets/{id}");
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("multipart/form-data", 400)]
    [InlineData("multipart/form-data; boundary=x", 400)]
    public async Task WhatIsNoUploadIsRefused(string type, int status)
    {
        var content = new ByteArrayContent(Text("hello"));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using HttpResponseMessage answer = await _server.Client.PostAsync(
            new Uri("/api/presets", UriKind.Relative), content);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static string With(string old, string @new)
    {
        Assert.Contains(old, Preset, StringComparison.Ordinal);
        return Preset.Replace(old, @new, StringComparison.Ordinal);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Header(string json) => [.. BitConverter.GetBytes((long)json.Length), .. Text(json)];

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private static byte[] Flipped(byte[] zip)
    {
        byte[] flipped = [.. zip];
        for (int place = 600; place < 900; place++)
            flipped[place] ^= 0xFF;
        return flipped;
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files) => Zip(0, files);

    private static byte[] Links(params (string Name, byte[] Bytes)[] files) => Zip(UnixLink, files);

    private static byte[] Zip(int attributes, (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in files)
            {
                ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                if (name == Model)
                    entry.ExternalAttributes = attributes;
                using Stream content = entry.Open();
                content.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
