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
/// the pump at once; while nobody waits, chooses how it goes on, and prepares a spare.
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

    /// <summary>[beside] Before the thread starts: the first phrase finds a model that is warm.</summary>
    public void WarmUp() => TakeLoadedPreset();

    /// <summary>[beside] Ends whatever is being written.</summary>
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
        WorkAhead();
    }

    // A fault in what nobody has asked for must not end the host's process.
    private void WorkAhead()
    {
        try
        {
            while (!_stop && !requests.HasRequest)
            {
                if (_engine.TryChoose() || _spare.TryChoose())
                    continue;
                if (!_spare.TryNext(_engine, out AnswerItem item))
                    return;
                Give(item);
            }
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
            Obey(order);
        if (_loaded is null)
            return;
        switch (request.Kind)
        {
            case RequestKind.Listen:
                _engine.Listen(request.Phrase, request.Bars, request.Line.Key);
                break;
            case RequestKind.Begin:
                _engine.Listen(request.Phrase, request.Bars, request.Line.Key);
                if (!request.Line.IsUnderWay)
                    _toMemory.Begin(request);
                _engine.Begin(request.Line);
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

    // What was to be chosen before the order must not depend on how far that has come.
    private void Obey(in MemoryOrder order)
    {
        while (_engine.TryChoose())
        {
            // Here it is not asked for by anybody who waits.
        }

        _toMemory.Obey(order);
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
        while (!_stop && !request.IsVoid)
        {
            if (_engine.TryChoose())
                continue;
            if (!_engine.TryNext(request.Until, request.Options, out Note note))
                return;
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
        while (_engine.TryNext(end, new EngineOptions(), out _))
        {
            // Nobody listens.
        }

        _engine.Reset();
    }
}
