using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Shared;

/// <summary>
/// What a symbol does to the music, as far as it can be told from the symbol alone; see
/// <see cref="ITokenizer.ClassOf"/>.
/// </summary>
public enum SymbolClass : byte
{
    /// <summary>Neither of these.</summary>
    Other,

    /// <summary>Starts a note.</summary>
    Note,

    /// <summary>Starts two or more notes at once.</summary>
    Chord,

    /// <summary>Starts a rest.</summary>
    Rest,

    /// <summary>Lets the note or rest go on.</summary>
    Hold,
}
