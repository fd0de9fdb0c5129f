using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Capturing;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Flow.Playing;
using Continuo.Plugin.Flow.Turns;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Parameters;
using Continuo.Plugin.Presets;
using Continuo.Plugin.State;

namespace Continuo.Plugin.Flow;

/// <summary>
/// The flow of one prepared instance, from the player's note to the answer's: makes the stages, joins them, and hands
/// the answer along from the floor and the engine to the schedule.
/// </summary>
/// <remarks>Made by [beside]; <see cref="Move"/> belongs to [pump], <see cref="Writer"/> to [engine].</remarks>
internal sealed unsafe class InstrumentFlow : IDisposable
{
    private readonly InboundRing _inbound;
    private readonly PresetSelection _presets;
    private readonly ScheduleToOutboundRing _toRing;
    private readonly FlowToStatus _toStatus;
    private readonly RequestQueue _requests;
    private readonly CaptureFiles _captures = new();

    /// <param name="config">The shim's rings, status and doorbell, which outlive this.</param>
    /// <param name="parameters">The host's values.</param>
    /// <param name="presets">The preset that plays.</param>
    /// <param name="memory">The session's memory.</param>
    /// <param name="log">Where losses are told; null = the plugin's log.</param>
    public InstrumentFlow(
        ShimInstanceConfig* config, ParameterValues parameters, PresetSelection presets, PhraseMemory memory,
        LimitedLog? log = null)
    {
        var doorbell = new NativeDoorbell(config);
        _presets = presets;
        _inbound = new InboundRing(config->Inbound);
        Status = new StatusBoard(config->Status);

        // Listening: host -> ring -> seed.
        Seed = new SeedBuffer();
        var wheels = new WheelHearing();
        var chords = new ChordHearing();
        var horizon = new AudioHorizon();
        // Turns and asking: the floor makes the answer and asks for it.
        Requests = new RequestChannel();
        _requests = new RequestQueue(Requests);
        var segments = new AnswerSegments(Seed, wheels, chords, parameters, presets, _requests, Status);
        var conversation = new Conversation();
        Floor = new Floor(Seed, chords, parameters, _requests, segments, conversation, _captures);
        ToSeed = new InboundRingToSeed(_inbound, Floor, wheels, parameters, presets, horizon, conversation);
        // Answering: the engine writes it.
        Answers = new AnswerChannel();
        Writer = new AnswerWriter(Requests, Answers, presets, memory, doorbell);
        // Playing: schedule -> ring -> host.
        var late = new LatePolicy(horizon, Status);
        var outbound = new OutboundRing(config->Outbound);
        _toRing = new ScheduleToOutboundRing(late, new PhraseToSchedule(), outbound, Status, conversation);
        _toStatus = new FlowToStatus(
            _inbound, outbound, Floor, presets, memory.Session, _captures, Status, doorbell, log ?? new LimitedLog());
    }

    public StatusBoard Status { get; }

    public SeedBuffer Seed { get; }

    public Floor Floor { get; }

    public InboundRingToSeed ToSeed { get; }

    /// <summary>To the engine.</summary>
    public RequestChannel Requests { get; }

    /// <summary>From the engine.</summary>
    public AnswerChannel Answers { get; }

    /// <summary>[engine]</summary>
    public AnswerWriter Writer { get; }

    /// <summary>[pump] Moves all that is there; true when anything moved.</summary>
    public bool Move()
    {
        if (_presets.TryTakeNews())
            Floor.ChangePreset();
        if (_presets.IsReady)
            Floor.PresetIsReady();
        bool moved = MoveAnswers() | ToSeed.Move(oneStepAtATime: Status.AudioWaits);
        _toStatus.Show();
        return moved;
    }

    /// <summary>
    /// [pump] Moves what the engine gave, and live what has to stand in for what it owes; true when anything moved.
    /// </summary>
    public bool MoveAnswers()
    {
        bool isLive = !Status.AudioWaits;
        bool moved = false;
        while (Answers.TryRead(out AnswerItem item))
        {
            moved = true;
            if (item.Kind == AnswerItemKind.Completion)
                Complete(item);
            else if (item.Ticket.TryGet(out Answer? answer))
                _toRing.Take(answer, item.Kind, item.Note, isLive);
        }
        if (isLive && _requests.Answer is { } owed)
            _toRing.StandIn(owed);
        return moved;
    }

    public void Dispose()
    {
        _captures.Finish();
        Requests.Dispose();
    }

    private void Complete(in AnswerItem item)
    {
        RequestKind kind = _requests.Complete(item.CompletedSlot, item.CompletedSerial);
        if (kind == RequestKind.Begin && item.Ticket.TryGet(out Answer? answer))
            Status.FirstSegmentDone(answer.Epoch);
    }
}
