namespace Continuo.Studio.Music;

/// <summary>What a file's first bytes say: an archive of files, or a file.</summary>
internal enum ArchiveKind
{
    /// <summary>One file.</summary>
    None,

    Zip,

    /// <summary>Of a tar archive, we hope.</summary>
    Gzip,
}
