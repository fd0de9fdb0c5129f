using System.Diagnostics;
using System.Text.Json;
using Continuo.Studio.Tests.Web;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.Studio.Tests.Music;

/// <summary>
/// Every file of <see cref="HostileFiles"/> sent to the real server, one after another; after all of them the library
/// holds exactly what it should, and the folder nothing else. Alone, each takes below two seconds. A reader without a
/// bound reaches the server's time for a file, which is refused with another reason than the one that must be given.
/// </summary>
public sealed class HostileUploadTests(ITestOutputHelper output) : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task EachGetsItsAnswerAndNothingElseIsLeft()
    {
        Assert.True(HostileFiles.All.Count() >= 40);
        var songs = new List<string>();
        foreach (HostileFile file in HostileFiles.All)
        {
            byte[] bytes = file.Make();
            long start = Stopwatch.GetTimestamp();
            JsonElement answer = await _server.Upload("/api/music", 200, (file.Name, bytes));
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

            string[] added = [.. answer.GetProperty("added").EnumerateArray()
                .Select(song => song.GetProperty("id").GetString()!)];
            string[] reasons = [.. answer.GetProperty("refused").EnumerateArray().Select(
                refused => $"{refused.GetProperty("file").GetString()} {refused.GetProperty("reason").GetString()}")];
            output.WriteLine($"{file.What} ({Size(bytes.Length)}, {seconds:0.0} s) -> "
                + $"{(added.Length > 0 ? $"{added.Length} taken in; " : "")}{string.Join("; ", reasons.Take(3))}");
            Check(file, added.Length, reasons);
            songs.AddRange(added);
        }

        JsonElement all = await _server.Get("/api/music");
        Assert.Equal(songs.Order(), all.EnumerateArray().Select(song => song.GetProperty("id").GetString()!).Order());
        CheckFolder(songs);
        foreach (JsonElement song in all.EnumerateArray())
            CheckTexts(song);

        await _server.RestartAsync();
        Assert.Equal(all.ToString(), (await _server.Get("/api/music")).ToString());
        Assert.Empty((await _server.Get("/api/about")).GetProperty("recovered").EnumerateArray());
    }

    private static void Check(HostileFile file, int added, string[] reasons)
    {
        Assert.True(
            added == file.Added,
            $"{file.What}: {added} taken in, not {file.Added}; {string.Join("; ", reasons.Take(5))}");
        if (file.Refusal.Length > 0)
            Assert.True(
                reasons.Any(reason => reason.Contains(file.Refusal, StringComparison.Ordinal)),
                $"{file.What}: {string.Join("; ", reasons.Take(5))}");
        else
            Assert.Empty(reasons);
        Assert.DoesNotContain(reasons, reason => reason.Contains(Path.GetTempPath(), StringComparison.Ordinal)
            || reason.Contains("root:", StringComparison.Ordinal));
    }

    /// <summary>
    /// Folders named after the songs' files, each with the file and its sheet; nowhere anything else.
    /// </summary>
    private void CheckFolder(List<string> songs)
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(_server.Folders.Arriving));
        Assert.Equal(
            songs.Select(id => id[..16]).Distinct().Order(),
            Directory.EnumerateFileSystemEntries(_server.Folders.Music).Select(Path.GetFileName).Order());
        foreach (string folder in Directory.EnumerateDirectories(_server.Folders.Music))
            Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder).Count());
        string[] outside = [.. Directory.EnumerateFiles(_server.Folders.Data, "*", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(_server.Folders.Music, StringComparison.Ordinal))];
        Assert.Empty(outside);
    }

    private static void CheckTexts(JsonElement song)
    {
        foreach (string member in new[] { "title", "file" })
        {
            string text = song.GetProperty(member).GetString()!;
            Assert.InRange(text.Length, 1, 200);
            Assert.DoesNotContain(text, sign => char.IsControl(sign) || sign is '\u202E' or '\u2066');
        }

        Assert.DoesNotContain('/', song.GetProperty("file").GetString()!);
        Assert.InRange(song.GetProperty("roll").GetArrayLength(), 1, 300);
    }

    private static string Size(int bytes) =>
        bytes >= 1 << 20 ? $"{bytes >> 20} MiB" : bytes >= 1 << 10 ? $"{bytes >> 10} KiB" : $"{bytes} B";
}
