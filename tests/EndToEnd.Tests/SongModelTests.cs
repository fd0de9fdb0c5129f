using System.Text;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>The model travels with the song: a saved state plays where the preset is missing or another.</summary>
public sealed class SongModelTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private static string Playing => $"--music {RealHost.Music} --tail-quarters 12";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PlaysTheSameNotesWithAnEmptyPresetFolder()
    {
        string state = Save("--param Model~In~Song=On", out HostOutcome original);
        string bare = BundleWithout("presets");
        HostOutcome elsewhere = RealHost.Run($"{Playing} --load-state {state}", bare);
        Assert.True(original.Notes.Count > 30, $"only {original.Notes.Count} notes");
        Assert.Equal(original.Events, elsewhere.Events);
        Assert.Equal("From the song", elsewhere.Shown("Loaded Preset"));
        Assert.Equal("None", elsewhere.Shown("Problem"));
        Assert.Contains("'irish' plays with the model in the song", elsewhere.Log, StringComparison.Ordinal);

        // Saved again without having played, it is the same song: the model, and the memory of what was played.
        RealHost.Run($"--length-quarters 1 --load-state {state} --save-state {state}.after", bare);
        Assert.Equal(File.ReadAllBytes(state), File.ReadAllBytes(state + ".after"));
    }

    [Fact]
    public void SwitchedOffTheStateIsSmall()
    {
        string state = Save("", out _);
        Assert.InRange(new FileInfo(state).Length, 100, 4000);
        string withModel = Save("--param Model~In~Song=On", out _);
        HostOutcome outcome = RealHost.Run(
            $"--length-quarters 1 --load-state {withModel} --param Model~In~Song=Off --save-state {state}");
        Assert.Equal("Irish dance", outcome.Shown("Loaded Preset"));
        Assert.InRange(new FileInfo(state).Length, 100, 4000);
    }

    [Fact]
    public void ADamagedModelIsNamedAndTheInstalledOnePlays()
    {
        string state = Save("--param Model~In~Song=On", out HostOutcome original);
        byte[] bytes = File.ReadAllBytes(state);
        bytes[^1000] ^= 1;
        File.WriteAllBytes(state, bytes);
        HostOutcome outcome = RealHost.Run($"{Playing} --load-state {state}");
        Assert.Contains("the model in the song is damaged", outcome.Log, StringComparison.Ordinal);
        Assert.Equal("Irish dance", outcome.Shown("Loaded Preset"));
        Assert.Equal("None", outcome.Shown("Problem"));
        Assert.Equal(original.Events, outcome.Events);
    }

    [Fact]
    public void AnotherModelThanTheSongsPlaysAndIsSaid()
    {
        string state = Save("", out _);
        ChangeTheHash(state);
        HostOutcome outcome = RealHost.Run($"{Playing} --load-state {state}");
        Assert.Equal("Not the song's model", outcome.Shown("Problem"));
        Assert.Equal("Ready", outcome.Shown("Status"));
        Assert.Equal("Irish dance", outcome.Shown("Loaded Preset"));
        Assert.Contains(
            "has another model than the one this song was saved with", outcome.Log, StringComparison.Ordinal);
        Assert.NotEmpty(outcome.Notes);
    }

    [Fact]
    public void AStateOfTheFirstVersionPlays()
    {
        string golden = Path.Combine(RealHost.Root, "tests", "Golden", "state", "version-1.state");
        HostOutcome outcome = RealHost.Run($"{Playing} --load-state {golden}");
        Assert.Equal("Irish dance", outcome.Shown("Loaded Preset"));
        // The preset may have been trained again since.
        Assert.True(outcome.Shown("Problem") is "None" or "Not the song's model");
        // It has MIDI Through off: all notes are the answer's.
        Assert.NotEmpty(outcome.Notes);
    }

    private string Save(string arguments, out HostOutcome outcome)
    {
        string state = _folder.File("song.state");
        outcome = RealHost.Run($"{Playing} --param Preset=Irish~dance {arguments} --save-state {state}");
        return state;
    }

    private static void ChangeTheHash(string state)
    {
        byte[] bytes = File.ReadAllBytes(state);
        int digit = bytes.AsSpan().IndexOf("sha256:"u8) + "sha256:".Length;
        bytes[digit] = (byte)(bytes[digit] == '0' ? '1' : '0');
        File.WriteAllBytes(state, bytes);
        Assert.Contains("sha256:", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
    }

    private string BundleWithout(string resource)
    {
        string copy = _folder.File("Bare.vst3");
        foreach (string file in Directory.EnumerateFiles(RealHost.Bundle, "*", SearchOption.AllDirectories))
        {
            string inBundle = Path.GetRelativePath(RealHost.Bundle, file);
            if (inBundle.Split(Path.DirectorySeparatorChar).Contains(resource))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, inBundle))!);
            File.Copy(file, Path.Combine(copy, inBundle));
        }
        return copy;
    }
}
