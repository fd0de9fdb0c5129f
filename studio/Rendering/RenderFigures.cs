using System.Globalization;
using System.Text.Json;

namespace Continuo.Studio.Rendering;

/// <summary>What the headless host measured of a run.</summary>
internal sealed record RenderFigures
{
    public int NoteOns { get; init; }
    public int NoteOffs { get; init; }
    public double Peak { get; init; }

    /// <summary>Share of blocks without sound, 0..1.</summary>
    public double SilentShare { get; init; }

    public double ProcessMicrosP50 { get; init; }
    public double ProcessMicrosP99 { get; init; }
    public double ProcessMicrosMax { get; init; }

    /// <summary>Per cent.</summary>
    public double OnTimeRate { get; init; }

    public double FirstAnswerMilliseconds { get; init; }
    public double LateNotes { get; init; }

    /// <summary>The instrument's state, in its own words.</summary>
    public string Status { get; init; } = "";

    /// <summary>From what <c>continuo-host --json</c> prints.</summary>
    public static RenderFigures From(JsonElement figures)
    {
        JsonElement notes = figures.GetProperty("notes");
        JsonElement audio = figures.GetProperty("audio");
        JsonElement time = figures.GetProperty("time");
        JsonElement plain = figures.GetProperty("outputPlain");
        return new RenderFigures
        {
            NoteOns = notes.GetProperty("noteOns").GetInt32(),
            NoteOffs = notes.GetProperty("noteOffs").GetInt32(),
            Peak = audio.GetProperty("peak").GetDouble(),
            SilentShare = audio.GetProperty("silentShare").GetDouble(),
            ProcessMicrosP50 = time.GetProperty("processP50Micros").GetDouble(),
            ProcessMicrosP99 = time.GetProperty("processP99Micros").GetDouble(),
            ProcessMicrosMax = time.GetProperty("processMaxMicros").GetDouble(),
            OnTimeRate = plain.GetProperty("On-Time Rate").GetDouble(),
            FirstAnswerMilliseconds = plain.GetProperty("First Answer Time").GetDouble(),
            LateNotes = plain.GetProperty("Late Notes").GetDouble(),
            Status = figures.GetProperty("output").GetProperty("Status").GetString()!,
        };
    }

    /// <summary>A line a figure; nothing is said of answers where there was none.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine($"answer notes       {NoteOns.ToString(CultureInfo.InvariantCulture)}");
        if (NoteOns > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"on-time rate       {OnTimeRate:0.##} % ({LateNotes:0} late)"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"first answer note  {FirstAnswerMilliseconds:0.##} ms after the phrase's end"));
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sound              peak {Peak:0.###}"));
        output.WriteLine($"status             {Status}");
    }
}
