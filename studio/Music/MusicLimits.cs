namespace Continuo.Studio.Music;

/// <summary>
/// How much music is taken in. Each limit lies far above real music and
/// keeps a hostile file from costing more than seconds.
/// </summary>
internal static class MusicLimits
{
    /// <summary>A whole upload, and what its archives unpack to.</summary>
    public const long RequestBytes = 256L << 20;

    public const int FilesInRequest = 2000;

    /// <summary>MIDI, ABC, Kern, tables: at this size a reader's worst case is a second and 350 MB.</summary>
    public const int FileBytes = 4 << 20;

    /// <summary>XML takes many more bytes for the same music, and its reader less of them.</summary>
    public const int MusicXmlBytes = 32 << 20;

    /// <summary>A whole orchestra's symphony has some 100,000.</summary>
    public const int NotesInPiece = 200_000;

    /// <summary>Some twelve hours of music; nobody's bars have to be counted for years.</summary>
    public const double QuartersInPiece = 100_000;

    public const double SecondsInPiece = 24 * 3600;

    public const int PiecesInFile = 2000;

    public const int PiecesInLibrary = 20_000;

    /// <summary>
    /// An archive above <see cref="HarmlessBytes"/> unpacked that was packed tighter than this is not music.
    /// </summary>
    public const int PackingRatio = 100;

    public const long HarmlessBytes = 16 << 20;

    /// <summary>For the list of a zip's entries.</summary>
    public const long ZipDirectoryBytes = 4 << 20;

    /// <summary>Uploads are refused when the disk has less than this left.</summary>
    public const long FreeDiskBytes = 512L << 20;

    public const int FilesReadAtOnce = 2;

    public static readonly TimeSpan TimeForFile = TimeSpan.FromSeconds(20);

    public static readonly TimeSpan TimeForRequest = TimeSpan.FromMinutes(2);
}
