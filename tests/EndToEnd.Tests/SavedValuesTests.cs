using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// What the player has chosen is what the song holds, whatever the order of choosing, saving, opening, switching off
/// and on: for the preset, which lives on both sides of the border, a knob, and the lock.
/// </summary>
public sealed partial class SavedValuesTests(SavedValuesTests.Songs songs)
    : IClassFixture<SavedValuesTests.Songs>, IDisposable
{
    // The pump is far behind: a quarter note lasts 62 ms, and what is a hundredth of it apart lies in one block.
    private const string How = "--realtime --block-size 32 --tempo 960 --no-transport --length-quarters 9";

    private const string Edit = "edit Preset Own\nedit Temperature 0.5\nedit \"Lock Controls\" 1";
    private const string Turn = "param \"Lock Controls\" 1\nparam Preset Own\nparam Temperature 0.5";

    private static readonly Saved Fresh = new("styles", "All Styles", "0.95", "Off");
    private static readonly Saved Chosen = new("01-own", "Own", "0.50", "On");
    private static readonly Saved Song = new("02-song", "Song", "1.25", "Off");
    private static readonly Saved Gone = new("gone", "Song", "1.25", "Off");

    private readonly ScratchFolder _folder = new();

    public static TheoryData<string, string, object> Orders => new()
    {
        { "nothing", "at 4 SAVE", Fresh },
        { "turned, saved later", "at 2 TURN|at 8 SAVE", Chosen },
        { "turned, saved at once", "at 2 TURN|at 2.01 SAVE", Chosen },
        { "turned, saved after a block", "at 2 TURN|at 2.02 SAVE", Chosen },
        { "by hand, saved at once", "at 2 EDIT|at 2 SAVE", Chosen },
        { "by hand, saved later", "at 2 EDIT|at 4 SAVE", Chosen },
        { "off, by hand", "at 2 deactivate|at 2 EDIT|at 2 SAVE", Chosen },
        { "off, by hand, off for long", "at 2 deactivate|at 3 EDIT|at 4 SAVE", Chosen },
        { "off, by hand, on", "at 2 deactivate|at 3 EDIT|at 4 activate|at 4 SAVE", Chosen },
        { "off, by hand, on, saved later", "at 2 deactivate|at 3 EDIT|at 4 activate|at 8 SAVE", Chosen },
        { "by hand, off", "at 2 EDIT|at 2 deactivate|at 2 SAVE", Chosen },
        { "turned, off", "at 2 TURN|at 2.02 deactivate|at 3 SAVE", Chosen },
        { "turned, off, on", "at 2 TURN|at 2.02 deactivate|at 3 activate|at 3 SAVE", Chosen },
        { "turned, off, on, saved later", "at 2 TURN|at 2.02 deactivate|at 3 activate|at 8 SAVE", Chosen },
        { "opened", "at 2 OPEN|at 2 SAVE", Song },
        { "opened, saved later", "at 2 OPEN|at 8 SAVE", Song },
        { "turned, opened", "at 2 TURN|at 2.02 OPEN|at 2.02 SAVE", Song },
        { "turned, opened, saved after a block", "at 2 TURN|at 2.02 OPEN|at 2.04 SAVE", Song },
        { "turned, opened, saved later", "at 2 TURN|at 2.02 OPEN|at 8 SAVE", Song },
        { "by hand, opened", "at 2 EDIT|at 2 OPEN|at 2 SAVE", Song },
        { "opened, turned", "at 2 OPEN|at 2.02 TURN|at 2.04 SAVE", Chosen },
        { "opened, turned, saved later", "at 2 OPEN|at 2.02 TURN|at 8 SAVE", Chosen },
        { "opened, by hand", "at 2 OPEN|at 2 EDIT|at 2 SAVE", Chosen },
        { "off, opened", "at 2 deactivate|at 2 OPEN|at 2 SAVE", Song },
        { "off, by hand, opened", "at 2 deactivate|at 2 EDIT|at 2 OPEN|at 2 SAVE", Song },
        { "off, opened, by hand", "at 2 deactivate|at 2 OPEN|at 2 EDIT|at 2 SAVE", Chosen },
        { "off, opened, by hand, on", "at 2 deactivate|at 2 OPEN|at 2 EDIT|at 3 activate|at 8 SAVE", Chosen },
        { "off, opened, on", "at 2 deactivate|at 2 OPEN|at 3 activate|at 8 SAVE", Song },
        { "turned, opened, off, on", "at 2 TURN|at 2.02 OPEN|at 2.02 deactivate|at 3 activate|at 8 SAVE", Song },
        { "saved and opened again", "at 2 TURN|at 4 SAVE|at 5 OPEN|at 6 REOPEN|at 6 SAVE", Chosen },
        { "its preset is gone", "at 2 OPEN-GONE|at 8 SAVE", Gone },
        { "its preset is gone, turned before", "at 2 TURN|at 2.02 OPEN-GONE|at 8 SAVE", Gone },
        { "its preset is gone, off, on", "at 2 OPEN-GONE|at 3 deactivate|at 4 activate|at 8 SAVE", Gone },
        { "its preset is gone, another chosen", "at 2 OPEN-GONE|at 3 EDIT|at 3 SAVE", Chosen },
        { "its preset is gone, its number sent back", "at 2 OPEN-GONE|at 3 edit Preset Song|at 3 SAVE", Gone },
        { "its preset is gone, its number played", "at 2 OPEN-GONE|at 3 param Preset Song|at 8 SAVE", Gone },
        { "its preset is gone, its program chosen", "at 2 OPEN-GONE|at 3 program Song|at 8 SAVE", Song },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Orders))]
    public void TheSongHoldsWhatWasChosenLast(string order, string script, object expected)
    {
        string state = _folder.File("state");
        string[] lines = [.. script
            .Replace("REOPEN", $"load-state {state}", StringComparison.Ordinal)
            .Replace("OPEN-GONE", $"load-state {songs.Gone}", StringComparison.Ordinal)
            .Replace("OPEN", $"load-state {songs.Song}", StringComparison.Ordinal)
            .Replace("SAVE", $"save-state {state}", StringComparison.Ordinal)
            .Split('|').SelectMany(OneCommandALine)];
        songs.Run(lines);
        Assert.Equal((order, (Saved)expected), (order, songs.Read(state)));
    }

    private static IEnumerable<string> OneCommandALine(string line)
    {
        string[] words = line.Split(' ', 3);
        string commands = words[2] switch { "TURN" => Turn, "EDIT" => Edit, var one => one };
        return commands.Split('\n').Select(command => $"at {words[1]} {command}");
    }

    public sealed record Saved(string Id, string Preset, string Temperature, string Lock);

    /// <summary>Three presets, and two songs that were saved with the third.</summary>
    public sealed partial class Songs : IDisposable
    {
        private readonly ScratchFolder _folder = new();

        public Songs()
        {
            RealHost.WritePreset(Presets, "00-first", "First", []);
            RealHost.WritePreset(Presets, "01-own", "Own", []);
            RealHost.WritePreset(Presets, "02-song", "Song", []);
            Run(["at 1 param Preset Song", "at 1 param Temperature 1.25", $"at 4 save-state {Song}"]);
            byte[] bytes = File.ReadAllBytes(Song);
            byte[] named = Encoding.UTF8.GetBytes("\"02-song\""), other = Encoding.UTF8.GetBytes("\"gone\"   ");
            other.CopyTo(bytes, bytes.AsSpan().IndexOf(named));
            File.WriteAllBytes(Gone, bytes);
        }

        public string Song => _folder.File("song");

        /// <summary>The same, but its preset is not installed.</summary>
        public string Gone => _folder.File("gone");

        private string Presets => _folder.File("presets");

        public void Dispose() => _folder.Dispose();

        public void Run(string[] commands)
        {
            using var folder = new ScratchFolder();
            string file = folder.File("script");
            File.WriteAllLines(file, commands);
            RealHost.Run($"{How} --script {file}", null, ("CONTINUO_PRESETS", Presets));
        }

        public Saved Read(string state)
        {
            JsonElement listing = RealHost.List($"--load-state {state}", ("CONTINUO_PRESETS", Presets));
            Dictionary<string, string> texts = listing.GetProperty("parameters").EnumerateArray().ToDictionary(
                row => row.GetProperty("title").GetString()!, row => row.GetProperty("text").GetString()!);
            string id = NamedPreset().Match(Encoding.Latin1.GetString(File.ReadAllBytes(state))).Groups[1].Value;
            return new(id, texts["Preset"], texts["Temperature"], texts["Lock Controls"]);
        }

        [GeneratedRegex("\"preset\":\\s*\"([^\"]*)\"")]
        private static partial Regex NamedPreset();
    }
}
