using System.Diagnostics;

namespace Continuo.Bench.Frames;

/// <summary>
/// The grammar of one frame's spelling, symbol by symbol. A choice is a pitch, <see cref="End"/> or <see cref="Keep"/>.
/// What could be said with a Keep must be: so each frame has one spelling, and there is always a choice that leads on.
/// </summary>
/// <param name="before">The frame one step before, as it is spelled.</param>
/// <param name="keeps">The vocabulary has the symbol Keep, for a frame like the one before.</param>
public struct FrameSpeller(Frame before, bool keeps)
{
    public const int End = 0;
    public const int Keep = 1;

    /// <summary>Choices are below this.</summary>
    public const int Choices = Frame.HighestPitch + 1;

    private readonly bool _keeps = keeps;
    private Frame _unmatched = before; // less its highest for each pitch said: a moved voice leaves those under it
    private int _last = Frame.HighestPitch + 1;
    // The last pitch was the next of the frame before: then Keep was possible, and was not chosen.
    private bool _followed;

    public bool IsDone { get; private set; }

    /// <summary>What a Keep would say.</summary>
    public readonly Frame Left => _unmatched.Below(_last);

    public readonly bool Allows(int choice) => choice switch
    {
        End => !_keeps || !_followed || Left != Frame.Silence,
        Keep => _keeps && !_followed && Left != Frame.Silence,
        _ => choice >= Frame.LowestPitch && choice < _last && !IsDeadEnd(choice),
    };

    /// <summary>The one choice that leads to a frame.</summary>
    public readonly int Next(Frame wanted)
    {
        if (Allows(Keep) && wanted.Below(_last) == Left)
            return Keep;
        int pitch = wanted.HighestBelow(_last);
        int choice = pitch < 0 ? End : pitch;
        Debug.Assert(Allows(choice), "every frame can be spelled");
        return choice;
    }

    public void Take(int choice)
    {
        Debug.Assert(!IsDone && Allows(choice), "only what is allowed");
        if (choice is End or Keep)
        {
            IsDone = true;
            return;
        }
        _followed = _keeps && choice == Left.Highest;
        _last = choice;
        _unmatched = _unmatched.Below(Math.Max(0, _unmatched.Highest));
    }

    /// <summary>The lowest pitch of all, where it alone was left: only a Keep may say that.</summary>
    private readonly bool IsDeadEnd(int pitch) => _keeps && pitch == Frame.LowestPitch && Left.Highest == pitch;
}
