using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Presets;
using Continuo.Plugin.State;

namespace Continuo.Plugin.Threads;

/// <summary>The thread [engine]: owns the continuation engine, takes requests and gives answers back.</summary>
internal sealed class EngineWorker(
    RequestChannel requestChannel, SeedToRequest requests, AnswerChannel answers, PresetSelection presets, PhraseMemory memory, NativeDoorbell doorbell)
{
    private readonly ContinuationEngine _engine = new() { Memory = memory.Session };
    private readonly SpareLine _spare = new(memory.Session);
    private readonly AnswersToMemory _toMemory = new(memory);
    private volatile bool _stop;
    private Thread? _thread;
    private LoadedPreset? _loaded;
    private uint _answerNumber;

    /// <summary>[main] Starts with the preset ready, so that the first phrase finds a model that is warm.</summary>
    public void Start()
    {
        TakeLoadedPreset();
        _thread = new Thread(Run) { IsBackground = true, Name = "Continuo engine", Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>[main] Returns once the thread has ended.</summary>
    public void Stop()
    {
        _stop = true;
        requestChannel.Wake();
        _thread?.Join();
    }

    private void Run()
    {
        while (!_stop)
        {
            if (!requestChannel.TryTake(milliseconds: 1000, out EngineRequest request))
                continue;
            try
            {
                Answer(request);
            }
            catch (Exception e)
            {
                PluginLog.Write($"the engine left an answer out after a fault: {e}");
            }
            _spare.Follow(request);
            Give(new AnswerItem(AnswerItemKind.Completion, default, request.Epoch, _answerNumber, request.Slot, request.Serial));
            doorbell.Ring();
            PrepareSpare();
        }
    }

    // What a spare stumbles over must not end the host's process.
    private void PrepareSpare()
    {
        try
        {
            while (!_stop && !requestChannel.HasRequest && _spare.TryNext(_engine, _answerNumber, out AnswerItem item))
                Give(item);
        }
        catch (Exception e)
        {
            PluginLog.Write($"the engine left a spare out after a fault: {e}");
        }
    }

    private void Answer(EngineRequest request)
    {
        if (request.TakesPreset)
            TakeLoadedPreset();
        memory.TakeRestored();
        while (requestChannel.TryTakeOrder(request.Serial, out MemoryOrder order))
            _toMemory.Obey(order);
        if (_loaded is null)
            return;
        switch (request.Kind)
        {
            case RequestKind.Listen:
                _engine.Listen(request.Phrase, request.Bars, request.Answer.Key);
                break;
            case RequestKind.Begin:
                _engine.Listen(request.Phrase, request.Bars, request.Answer.Key);
                Begin(request);
                _answerNumber = request.Answer.AnswerNumber;
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
        if (request.Answer.IsUnderWay)
        {
            _engine.Begin(request.Answer);
            return;
        }
        _toMemory.Begin(request);
        _engine.Begin(_toMemory.Choose(_engine, request));
    }

    private void GiveAgain(EngineRequest request)
    {
        foreach (ref readonly Note note in request.Phrase)
        {
            if (_stop || request.Serial < requests.AbandonedBelow)
                return;
            Give(new AnswerItem(AnswerItemKind.Note, note, request.Epoch, _answerNumber));
        }
    }

    private void GiveSegment(EngineRequest request)
    {
        while (!_stop && request.Serial >= requests.AbandonedBelow
            && _engine.TryNext(request.Until, request.Options, out Note note))
        {
            _toMemory.Give(note);
            Give(new AnswerItem(AnswerItemKind.Note, note, request.Epoch, _answerNumber));
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
        WarmUp();
    }

    /// <summary>Plays an answer to nobody, so that all the code of an answer is compiled before the first phrase ends.</summary>
    private void WarmUp()
    {
        var bars = new BarGrid(Ticks.Zero, Meter.Common);
        _engine.Listen([new Note(Ticks.Zero, new Ticks(Ticks.PerQuarter), new Pitch(60), new Velocity(80))], bars);
        _engine.Begin(new ContinuationRequest(bars.Meter.BarLength, bars.Meter.BarLength * 2, RandomSeed: 0, AnswerNumber: 0));
        _engine.TryNext(bars.Meter.BarLength * 2, new EngineOptions(), out _);
        _engine.Reset();
    }
}
