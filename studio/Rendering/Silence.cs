using System.Globalization;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;

namespace Continuo.Studio.Rendering;

/// <summary>Why a run brought no answer, as far as it can be told from what went in and what came out.</summary>
internal static class Silence
{
    // Ways to say that a model is there to answer.
    private static readonly string[] Awake = ["Ready", "Listening", "Responding"];

    /// <summary>Quarter notes that leave room for a phrase gap and a bar line.</summary>
    private const double SoonEnough = 8;

    /// <summary>One line.</summary>
    public static string Reason(HostOptions options, Performance music, RenderFigures figures)
    {
        if (!Awake.Contains(figures.Status))
            return $"the instrument could not answer: {figures.Status}";
        ChannelMessage[] keys = [.. music.Messages.Where(message => message.IsNoteOn)];
        if (keys.Length == 0)
            return "no phrase was heard: the file holds no notes";
        int listen = ListenChannel(options);
        PlayOptions listening = new() { ListenChannel = listen == 0 ? null : listen - 1 };
        if (!keys.Any(key => listening.Hears(key.Channel)))
            return "no phrase was heard: all notes are on channel "
                + $"{string.Join(", ", keys.Select(key => key.Channel + 1).Distinct().Order())}, and Listen Channel "
                + $"is {listen}{(listen == 0 ? " (all but 10, the drums)" : "")}";
        double rest = music.End + options.TailQuarters
            - music.Messages.Where(message => message.IsNoteOff).Select(message => message.Quarters).Max();
        return string.Create(CultureInfo.InvariantCulture, $"nothing was answered within the {rest:0.##} quarter notes "
            + $"after the last note{(rest < SoonEnough ? ": the phrase ended too near the end, see --tail" : "")}");
    }

    /// <summary>From 1; 0 = all but the drums.</summary>
    private static int ListenChannel(HostOptions options)
    {
        string name = ParameterTable.Row(ParameterId.ListenChannel).Name;
        string? given = options.Parameters.LastOrDefault(
            parameter => parameter.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase));
        return int.TryParse(given?[(name.Length + 1)..], CultureInfo.InvariantCulture, out int channel) ? channel : 0;
    }
}
