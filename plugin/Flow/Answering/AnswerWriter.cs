using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Presets;
using Continuo.Plugin.State;

namespace Continuo.Plugin.Flow.Answering;

/// <summary>
/// Does what a request asks: takes in the phrase, writes the answer with the continuation engine, gives each note to
/// the pump at once, and prepares a spare while nobody waits.
/// </summary>
/// <remarks>
/// Owner: [engine]. Allocates only when it takes a preset or a restored memory, and after a fault.
/// </remarks>
internal sealed class AnswerWriter(
    RequestChannel requests, AnswerChannel answers, PresetSelection presets, PhraseMemory memory,
    NativeDoorbell doorbell)
{
    private readonly ContinuationEngine _engine = new() { Memory = memory.Session };
    private readonly SpareLine _spare = new(memory.Session);
    private readonly AnswersToMemory _toMemory = new(memory);
    private readonly LimitedLog _faults = new();
    private volatile bool _stop;
    private LoadedPreset? _loaded;

    /// <summary>[main] Before the thread starts: the first phrase finds a model that is warm.</summary>
    public void WarmUp() => TakeLoadedPreset();

    /// <summary>[main] Ends whatever is being written.</summary>
    public void Stop() => _stop = true;

    /// <summary>Does a request and tells the pump that it is done.</summary>
    public void Serve(EngineRequest request)
    {
        try
        {
            Write(request);
        }
        catch (Exception e)
        {
            _faults.Write("skipped an answer", e);
        }
        _spare.Follow(request);
        Give(AnswerItem.Done(request));
        doorbell.Ring();
        PrepareSpare();
    }

    // A fault in a spare must not end the host's process.
    private void PrepareSpare()
    {
        try
        {
            while (!_stop && !requests.HasRequest && _spare.TryNext(_engine, out AnswerItem item))
                Give(item);
        }
        catch (Exception e)
        {
            _faults.Write("skipped a spare", e);
        }
    }

    private void Write(EngineRequest request)
    {
        if (request.TakesPreset)
            TakeLoadedPreset();
        memory.TakeRestored();
        while (requests.TryTakeOrder(request.Serial, out MemoryOrder order))
            _toMemory.Obey(order);
        if (_loaded is null)
            return;
        switch (request.Kind)
        {
            case RequestKind.Listen:
                _engine.Listen(request.Phrase, request.Bars, request.Line.Key);
                break;
            case RequestKind.Begin:
                _engine.Listen(request.Phrase, request.Bars, request.Line.Key);
                Begin(request);
                GiveSegment(request);
                break;
            case RequestKind.Continue:
                EngineStall.BeforeSegment();
                GiveSegment(request);
                break;
            case RequestKind.Repeat:
                GiveAgain(request);
                break;
        }
    }

    private void Begin(EngineRequest request)
    {
        if (request.Line.IsUnderWay)
        {
            _engine.Begin(request.Line);
            return;
        }
        _toMemory.Begin(request);
        _engine.Begin(_toMemory.Choose(_engine, request));
    }

    private void GiveAgain(EngineRequest request)
    {
        foreach (ref readonly Note note in request.Phrase)
        {
            if (_stop || request.IsVoid)
                return;
            Give(new AnswerItem(AnswerItemKind.Note, note, request.Ticket));
        }
    }

    private void GiveSegment(EngineRequest request)
    {
        while (!_stop && !request.IsVoid && _engine.TryNext(request.Until, request.Options, out Note note))
        {
            _toMemory.Give(note);
            Give(new AnswerItem(AnswerItemKind.Note, note, request.Ticket));
            doorbell.Ring();
        }
    }

    private void Give(in AnswerItem item)
    {
        while (!answers.TryWrite(item) && !_stop)
        {
            doorbell.Ring();
            Thread.Sleep(1);
        }
    }

    private void TakeLoadedPreset()
    {
        if (!presets.TryTakeLoaded(out LoadedPreset? loaded))
            return;
        _loaded = loaded;
        if (loaded is null)
            return;
        _engine.Load(loaded);
        _spare.Load(loaded);
        PlayToNobody();
    }

    /// <summary>
    /// An answer to nobody, so that all the code of an answer is compiled before the first phrase ends.
    /// </summary>
    private void PlayToNobody()
    {
        var bars = new BarGrid(Ticks.Zero, Meter.Common);
        Ticks start = bars.Meter.BarLength, end = start * 2;
        _engine.Listen([new Note(Ticks.Zero, new Ticks(Ticks.PerQuarter), new Pitch(60), new Velocity(80))], bars);
        _engine.Begin(new ContinuationRequest(start, end, RandomSeed: 0, AnswerNumber: 0));
        _engine.TryNext(end, new EngineOptions(), out _);
        _engine.Reset();
    }
}
