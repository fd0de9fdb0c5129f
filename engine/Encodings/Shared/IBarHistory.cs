using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Shared;

/// <summary>
/// The bars of the music under way: which symbol would come next if an earlier bar came again. Append-only with a
/// length. One thread at a time; allocates nothing after it is made.
/// </summary>
public interface IBarHistory
{
    /// <summary>A piece begins.</summary>
    /// <param name="barLength">Of its bars, for encodings that have no symbol for a bar line.</param>
    void Reset(Ticks barLength);

    /// <summary>Takes the next symbol in.</summary>
    void Take(Token token);

    /// <summary>Forgets all but the first symbols.</summary>
    /// <param name="count">0 to the number taken in since the reset.</param>
    void GoBackTo(int count);

    /// <summary>Bars begun before this one; -1 before the first.</summary>
    int Bar { get; }

    /// <summary>Where the music stands, as a number that never falls; meaningless before the first bar.</summary>
    long Place { get; }

    /// <summary>The same place of the bar this many bars earlier.</summary>
    long PlaceBefore(int bars);

    /// <summary>The key that the bars before this one are in, the latest counting most; null = not known.</summary>
    Key? Key { get; }

    /// <summary>The symbol that would come next if the bar this many bars ago came again; null = none.</summary>
    /// <param name="bars">1 or more.</param>
    Token? Expected(int bars);
}
