using static Continuo.Engine.Encodings.NoteChord.NoteChordVocabulary;

namespace Continuo.Engine.Encodings.NoteChord;

/// <summary>
/// The notes of one onset by their lengths: each pitch once, with the longest of its lengths. What lasts equally long
/// is a chord. Allocates nothing after it is made.
/// </summary>
internal sealed class OnsetNotes
{
    private readonly UInt128[] _byLength = new UInt128[Lengths.Length];

    public bool IsEmpty { get; private set; } = true;

    /// <summary>The pitches of a length, a bit for each.</summary>
    public UInt128 this[int length] => _byLength[length];

    public void Clear()
    {
        Array.Clear(_byLength);
        IsEmpty = true;
    }

    /// <param name="pitch">From <see cref="LowestPitch"/> on.</param>
    /// <param name="length">Index in <see cref="Lengths"/>.</param>
    public void Add(int pitch, int length)
    {
        UInt128 bit = UInt128.One << pitch;
        IsEmpty = false;
        for (int longer = length; longer < _byLength.Length; longer++)
            if ((_byLength[longer] & bit) != 0)
                return;
        for (int shorter = 0; shorter < length; shorter++)
            _byLength[shorter] &= ~bit;
        _byLength[length] |= bit;
    }

    public void CopyFrom(OnsetNotes other)
    {
        other._byLength.CopyTo(_byLength, 0);
        IsEmpty = other.IsEmpty;
    }
}
