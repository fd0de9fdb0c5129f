namespace Continuo.Studio.Music;

/// <summary>A piece of the library, as the page lists it.</summary>
/// <param name="Id">16 hex digits of the file's SHA-256; behind a dash
/// the tune's number, where a file holds many.</param>
/// <param name="Title">From the file, else its name; plain text.</param>
/// <param name="File">The name it was uploaded under; plain text, never a path.</param>
/// <param name="Format">"MIDI", "ABC", "Kern", "MusicXML" or "Jazz CSV".</param>
/// <param name="Notes">Pitched ones.</param>
/// <param name="Bars">Begun ones, without a pickup.</param>
/// <param name="Quarters">Length in quarter notes.</param>
/// <param name="Seconds">Length at its own tempos.</param>
/// <param name="Key">"D minor": as the file names it, else found by its notes.</param>
/// <param name="Meter">"6/8": of most of its bars.</param>
/// <param name="Tempo">Quarter notes a minute, at its first note.</param>
/// <param name="Parts">Pitched parts that have notes.</param>
/// <param name="Repairs">What was repaired, a sentence each.</param>
/// <param name="Added">When it was uploaded.</param>
/// <param name="Roll">Its beginning for a small picture: [onset, duration, pitch] each, in quarter notes.</param>
internal sealed record Song(
    string Id,
    string Title,
    string File,
    string Format,
    int Notes,
    int Bars,
    double Quarters,
    double Seconds,
    string Key,
    string Meter,
    double Tempo,
    int Parts,
    IReadOnlyList<string> Repairs,
    DateTimeOffset Added,
    IReadOnlyList<double[]> Roll);
