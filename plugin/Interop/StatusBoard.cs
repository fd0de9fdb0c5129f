using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Continuo.Plugin.Interop;

/// <summary>The pump's half of the figures that the instance shows to the player.</summary>
/// <remarks>Owner: [pump].</remarks>
internal sealed unsafe class StatusBoard(ShimStatus* status)
{
    private readonly uint[] _times = new uint[1024]; // the last of them, microseconds
    private readonly uint[] _sorted = new uint[1024];
    private long _allocatedBefore;
    private int _collectionsBefore;
    private long _timeCount;
    private long _phraseEnd;
    private bool _waitsForFirstNote;
    private bool _isLate; // in this answer
    private uint _epoch;

    /// <summary>All that plays has been made; from now on nothing should be allocated.</summary>
    public void Started() =>
        (_allocatedBefore, _collectionsBefore) = (GC.GetTotalAllocatedBytes(), GC.CollectionCount(0));

    /// <summary>The last key of a phrase is up: the clock of the first answer note starts.</summary>
    public void PhraseEnded(uint epoch)
    {
        _phraseEnd = Stopwatch.GetTimestamp();
        _epoch = epoch;
        _waitsForFirstNote = true;
        _isLate = false;
    }

    /// <summary>An answer note lies in the audio thread's ring.</summary>
    public void AnswerNoteCommitted(uint epoch)
    {
        if (!_waitsForFirstNote || epoch != _epoch)
            return;
        _waitsForFirstNote = false;
        double micros = Stopwatch.GetElapsedTime(_phraseEnd).TotalMicroseconds;
        uint shown = (uint)Math.Clamp(micros, 1, uint.MaxValue);
        Volatile.Write(ref status->FirstAnswerMicros, shown);
        _times[_timeCount++ % _times.Length] = shown;
        int count = (int)Math.Min(_timeCount, _times.Length);
        Span<uint> sorted = _sorted.AsSpan(0, count);
        _times.AsSpan(0, count).CopyTo(sorted);
        sorted.Sort();
        Volatile.Write(ref status->FirstAnswerP50, sorted[(count - 1) / 2]);
        Volatile.Write(ref status->FirstAnswerP99, sorted[(int)Math.Ceiling(0.99 * count) - 1]);
    }

    /// <summary>How much the session's memory holds.</summary>
    public void ShowMemory(int phrases) => Volatile.Write(ref status->PhrasesRemembered, (uint)phrases);

    /// <summary>An answer was late and has been moved by whole steps of the grid.</summary>
    public void Shifted()
    {
        _isLate = true;
        Volatile.Write(ref status->LateShifts, status->LateShifts + 1);
    }

    /// <summary>A quarter note was played from the spare or from the phrase, because the engine was late.</summary>
    public void UsedSpare()
    {
        _isLate = true;
        Volatile.Write(ref status->SparesUsed, status->SparesUsed + 1);
    }

    /// <summary>
    /// The answer's first segment is there; if it holds no note, the music rests, and nothing was slow.
    /// </summary>
    public void FirstSegmentDone(uint epoch) => _waitsForFirstNote &= epoch != _epoch;

    /// <summary>What the instance is doing, and how many answers began to sound.</summary>
    public void Show(EngineState state, uint answers)
    {
        Volatile.Write(ref status->EngineState, (uint)state);
        Volatile.Write(ref status->Answers, answers);
    }

    /// <summary>
    /// Which preset plays, what is wrong with the wanted one, and whether the list of presets has changed.
    /// </summary>
    public void ShowPresets(uint loadedProgram, ShimProblem problem, uint revision)
    {
        Volatile.Write(ref status->LoadedPreset, loadedProgram);
        ShimProblem shown = problem == ShimProblem.None && _isLate ? ShimProblem.AnswersLate : problem;
        Volatile.Write(ref Unsafe.As<ShimProblem, uint>(ref status->Problem), (uint)shown);
        Volatile.Write(ref status->PresetRevision, revision);
    }

    /// <summary>How often the exchange was written to files.</summary>
    public void ShowCaptures(uint captures) => Volatile.Write(ref status->Captures, captures);

    /// <summary>The figures for the log; allocates.</summary>
    public string Summary() => string.Create(CultureInfo.InvariantCulture,
        $"{status->Answers} answers: first note {status->FirstAnswerP50 / 1000.0:0.00} ms (p50), "
        + $"{status->FirstAnswerP99 / 1000.0:0.00} ms (p99) after the phrase; "
        + $"{status->NotesOnTime} notes on time, {status->NotesLate} late, "
        + $"{status->LateShifts} shifts, {status->SparesUsed} spares; managed memory during that time: "
        + $"{GC.GetTotalAllocatedBytes() - _allocatedBefore} bytes allocated in the process, "
        + $"{GC.CollectionCount(0) - _collectionsBefore} collections");

    /// <summary>True while the audio thread renders offline and waits for the engine after every block.</summary>
    public bool AudioWaits => Volatile.Read(ref status->AudioWaits) != 0;

    /// <summary>Inbound events whose consequences are all in the outbound ring.</summary>
    public void Settle(ulong inboundEvents) => Volatile.Write(ref status->Settled, inboundEvents);
}
