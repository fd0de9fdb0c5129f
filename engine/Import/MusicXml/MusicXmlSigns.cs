using System.Globalization;
using Continuo.Engine.Import.Notation;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>Reads what stands between notes: attributes, tempo, repeat signs and endings.</summary>
internal sealed class MusicXmlSigns(MusicXmlCursor xml, NotationScore score, MusicXmlDocument document)
{
    private const long MostDivisions = 1 << 24;
    private const int MostSemitones = 48;
    private const int MostPasses = 16;

    public void ReadAttributes(MusicXmlPart part, MusicXmlPlace at)
    {
        int depth = xml.Depth, keys = part.Keys.Count;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "divisions":
                    ReadDivisions(part);
                    break;
                case "key":
                    ReadKey(part, at);
                    break;
                case "time":
                    ReadMeter(part, at);
                    break;
                case "transpose":
                    ReadTransposition(part);
                    break;
            }
        }
        for (int i = keys; i < part.Keys.Count; i++) // the transposition stands behind the key
            part.Keys[i] = part.Keys[i] with { Fifths = Sounding(part.Keys[i].Fifths, part.Transposition(1)) };
    }

    /// <summary>Seven fifths make a semitone; a signature of more than seven is that of the other name.</summary>
    private static int Sounding(int fifths, int semitones)
    {
        if (semitones % 12 == 0 || Math.Abs(fifths) > 7)
            return fifths;
        int sounding = fifths + ((7 * semitones + 5) % 12 + 12) % 12 - 5;
        return sounding > 7 ? sounding - 12 : sounding < -7 ? sounding + 12 : sounding;
    }

    /// <summary>What a sequencer is told counts more than the metronome mark that players see.</summary>
    public void ReadDirection(MusicXmlPart part, MusicXmlPlace at)
    {
        int depth = xml.Depth, line = xml.Line;
        double? shown = null, told = null;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "sound")
                told = MusicXmlCursor.ToNumber(xml.Attribute("tempo"));
            else if (xml.Name == "direction-type")
                shown = ReadDirectionType() ?? shown;
            else if (xml.Name == "offset" && xml.Attribute("sound") == "yes")
                at = at with { Offset = Fraction.Max(Fraction.Zero, at.Offset + ReadOffset(part)) };
        }
        if ((told ?? shown) is { } tempo)
            document.Tempos.Add(new MusicXmlTempo(at, tempo, line));
    }

    private Fraction ReadOffset(MusicXmlPart part)
    {
        double units = MusicXmlCursor.ToNumber(xml.Text()) ?? 0;
        return Math.Abs(units) < MostDivisions ? new Fraction((long)units, Math.Max(1, part.Divisions)) : Fraction.Zero;
    }

    public void ReadSound(MusicXmlPlace at)
    {
        if (MusicXmlCursor.ToNumber(xml.Attribute("tempo")) is { } tempo)
            document.Tempos.Add(new MusicXmlTempo(at, tempo, xml.Line));
    }

    public void ReadBarline(MusicXmlPart part, MusicXmlPlace now)
    {
        MusicXmlPlace at = xml.Attribute("location") switch
        {
            "left" => now with { Offset = Fraction.Zero },
            "middle" => now,
            _ => new MusicXmlPlace(now.Measure + 1, Fraction.Zero),
        };
        int depth = xml.Depth, passes = 0, times = 0;
        bool forward = false, stops = false;
        while (xml.NextChild(depth))
        {
            string? type = xml.Attribute("type");
            if (xml.Name == "repeat" && xml.Attribute("direction") == "backward")
                times = Math.Clamp((int)(MusicXmlCursor.ToNumber(xml.Attribute("times")) ?? 2), 1, MostPasses);
            else if (xml.Name == "repeat")
                forward = true;
            else if (xml.Name == "ending" && type == "start")
                passes = Passes(xml.Attribute("number"));
            else if (xml.Name == "ending")
                stops = true;
        }
        if (times > 0)
            part.Repeats.Add(new MusicXmlRepeat(at, MusicXmlMark.Backward, times));
        else if (stops)
            part.Repeats.Add(new MusicXmlRepeat(at, MusicXmlMark.EndingStop, 0));
        if (forward)
            part.Repeats.Add(new MusicXmlRepeat(at, MusicXmlMark.Forward, 0));
        if (passes != 0)
            part.Repeats.Add(new MusicXmlRepeat(at, MusicXmlMark.Ending, passes));
    }

    /// <summary>"1, 2": bits 0 and 1.</summary>
    private static int Passes(string? numbers)
    {
        int passes = 0;
        foreach (Range range in (numbers ?? "").AsSpan().Split(','))
        {
            ReadOnlySpan<char> text = numbers.AsSpan()[range].Trim().TrimEnd('.');
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pass)
                && pass is >= 1 and <= MostPasses)
                passes |= 1 << (pass - 1);
        }
        return passes;
    }

    private void ReadDivisions(MusicXmlPart part)
    {
        double? units = MusicXmlCursor.ToNumber(xml.Text());
        if (units is >= 1 and <= MostDivisions && Math.Floor(units.Value) == units.Value)
            part.Divisions = (long)units.Value;
        else
            score.Log.Add("a unit of lengths that cannot be; ignored", xml.Line);
    }

    private void ReadKey(MusicXmlPart part, MusicXmlPlace at)
    {
        int depth = xml.Depth, line = xml.Line;
        int? fifths = null;
        bool isMinor = false;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "fifths")
                fifths = xml.Integer();
            else if (xml.Name == "mode")
                isMinor = xml.Text() is "minor" or "aeolian";
        }
        if (fifths is { } written)
            part.Keys.Add(new MusicXmlKey(at, written, isMinor, line));
    }

    /// <summary>3/4; 3+2/8; 2/4 + 3/8 in one signature are added up.</summary>
    private void ReadMeter(MusicXmlPart part, MusicXmlPlace at)
    {
        int depth = xml.Depth, line = xml.Line;
        long beats = 0, beatType = 0, numerator = 0, denominator = 1;
        bool isFree = false;
        while (xml.NextChild(depth))
        {
            isFree |= xml.Name == "senza-misure";
            if (xml.Name == "beats")
                beats = Sum(xml.Text());
            else if (xml.Name == "beat-type")
            {
                beatType = Sum(xml.Text());
                long common = Math.Max(denominator, beatType);
                if (beatType > 0 && common % beatType == 0 && common % denominator == 0)
                    (numerator, denominator) =
                        (numerator * (common / denominator) + beats * (common / beatType), common);
            }
        }
        if (!isFree)
            part.Meters.Add(new MusicXmlMeter(at, (int)Math.Min(numerator, 1000), (int)denominator, line));
    }

    private static long Sum(string text)
    {
        long sum = 0;
        foreach (Range range in text.AsSpan().Split('+'))
            sum += int.TryParse(
                text.AsSpan()[range].Trim(), NumberStyles.None, CultureInfo.InvariantCulture,
                out int number) ? Math.Min(number, 1000) : 1000;
        return Math.Min(sum, 1000);
    }

    private void ReadTransposition(MusicXmlPart part)
    {
        int depth = xml.Depth, semitones = 0;
        int staff = (int)Math.Clamp(MusicXmlCursor.ToNumber(xml.Attribute("number")) ?? 0, 0, 1000);
        while (xml.NextChild(depth))
        {
            if (xml.Name == "chromatic")
                semitones += (int)Math.Round(
                    Math.Clamp(MusicXmlCursor.ToNumber(xml.Text()) ?? 0, -MostSemitones, MostSemitones));
            else if (xml.Name == "octave-change")
                semitones += 12 * Math.Clamp(xml.Integer() ?? 0, -4, 4);
        }
        part.Transpose(staff, semitones);
    }

    private double? ReadDirectionType()
    {
        int depth = xml.Depth;
        double? tempo = null;
        while (xml.NextChild(depth))
            if (xml.Name == "metronome")
                tempo = ReadMetronome();
        return tempo;
    }

    /// <summary>
    /// A note value and how many of it make a minute; null for "c. 60", a value equal to another and the like.
    /// </summary>
    private double? ReadMetronome()
    {
        int depth = xml.Depth, dots = 0, units = 0;
        double quarters = 0;
        double? perMinute = null;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "beat-unit")
            {
                quarters = QuartersOf(xml.Text());
                units++;
            }
            else if (xml.Name == "beat-unit-dot")
                dots++;
            else if (xml.Name == "per-minute")
                perMinute = MusicXmlCursor.ToNumber(xml.Text());
        }
        return units == 1
            && quarters > 0
            && perMinute > 0 ? perMinute * quarters * (2 - Math.Pow(0.5, Math.Min(dots, 4))) : null;
    }

    private static double QuartersOf(string noteType) => noteType switch
    {
        "breve" => 8,
        "whole" => 4,
        "half" => 2,
        "quarter" => 1,
        "eighth" => 0.5,
        "16th" => 0.25,
        "32nd" => 0.125,
        _ => 0,
    };
}
