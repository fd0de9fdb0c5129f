using System.Runtime.InteropServices;
using Continuo.Engine;
using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Flow.Playing;
using Continuo.Plugin.Flow.Turns;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Parameters;
using Continuo.Plugin.Presets;

namespace Continuo.Plugin.Tests;

/// <summary>
/// Stands where the audio thread and the engine worker stand: writes the events of a performance into a real inbound ring,
/// moves them through the real flow, and reads the requests that come out of it.
/// </summary>
internal sealed unsafe class FakeHost : IDisposable
{
    private readonly RingHeader* _inbound = NewRing(sizeof(InboundEvent));
    private readonly RingHeader* _outbound = NewRing(sizeof(OutboundEvent));
    private readonly ShimStatus* _status = (ShimStatus*)NativeMemory.AllocZeroed((nuint)sizeof(ShimStatus));
    private readonly InboundRingToSeed _toSeed;
    private uint _epoch;

    public FakeHost()
    {
        Requests = new RequestChannel();
        Parameters = new ParameterValues([]);
        var schedule = new PhraseToSchedule();
        ToRequest = new SeedToRequest(Seed, Requests, schedule, new StatusBoard(_status));
        ToRing = new ScheduleToOutboundRing(
            Answers, new LatePolicy(ToRequest, Horizon, new StatusBoard(_status)), schedule, new OutboundRing(_outbound), ToRequest,
            new StatusBoard(_status));
        Floor = new Floor(Seed, Parameters, Presets, ToRequest);
        _toSeed = new InboundRingToSeed(new InboundRing(_inbound), Floor, Parameters, Presets, ToRequest, Horizon);
    }

    public SeedBuffer Seed { get; } = new();

    public ParameterValues Parameters { get; }

    public PresetSelection Presets { get; } = new();

    public AnswerChannel Answers { get; } = new();

    public ScheduleToOutboundRing ToRing { get; }

    /// <summary>The audio thread renders offline.</summary>
    public bool AudioWaits { set => _status->AudioWaits = value ? 1u : 0u; }

    /// <summary>What the player is shown.</summary>
    public ShimStatus Status => *_status;

    /// <summary>What has been given to the audio thread since the last time: onsets in quarter notes and pitches.</summary>
    public List<(double Onset, int Pitch)> Given()
    {
        ToRing.Move();
        var given = new List<(double, int)>();
        for (; _outbound->Head < _outbound->Tail; _outbound->Head++)
        {
            OutboundEvent note = ((OutboundEvent*)(_outbound + 1))[_outbound->Head % _outbound->Capacity];
            given.Add((note.Ppq, note.Pitch));
        }
        return given;
    }

    public AudioHorizon Horizon { get; } = new();

    public RequestChannel Requests { get; }

    public SeedToRequest ToRequest { get; }

    public Floor Floor { get; }

    public void Set(ParameterId id, double plain) => Parameters.Set((int)id, ParameterTable.Row(id).ToNormalized(plain));

    public void NoteOn(double ppq, int pitch) =>
        Send(new InboundEvent { Kind = InboundKind.NoteOn, Ppq = ppq, Pitch = (byte)pitch, Velocity = 0.7f, Id = -1, Epoch = ++_epoch });

    public void NoteOff(double ppq, int pitch) =>
        Send(new InboundEvent { Kind = InboundKind.NoteOff, Ppq = ppq, Pitch = (byte)pitch, Id = -1, Epoch = _epoch });

    public void Clock(double ppq, double tempo = 120) => Send(new InboundEvent { Kind = InboundKind.Clock, Ppq = ppq, Value = tempo, Epoch = _epoch });

    /// <summary>The host moves a parameter in the music.</summary>
    public void Turn(double ppq, ParameterId id, double plain) => TurnTo(ppq, id, ParameterTable.Row(id).ToNormalized(plain));

    /// <summary>The same, to a value from 0 to 1.</summary>
    public void TurnTo(double ppq, ParameterId id, double normalized) =>
        Send(new InboundEvent { Kind = InboundKind.Parameter, Ppq = ppq, Id = (int)id, Value = normalized, Epoch = _epoch });

    /// <summary>A button goes down and up again.</summary>
    public void Press(double ppq, ParameterId id)
    {
        Turn(ppq, id, 1);
        Turn(ppq, id, 0);
    }

    public void Cycle(double ppq, double end) =>
        Send(new InboundEvent { Kind = InboundKind.Cycle, Ppq = ppq, Id = 1, Value = end, Epoch = _epoch });

    public void GoRound(double from, double to) => Send(new InboundEvent
    {
        Kind = InboundKind.Jump, Value = from, Ppq = to, Epoch = ++_epoch, Id = (int)JumpKind.RoundCycle,
    });

    public void Silence(double ppq) => Send(new InboundEvent { Kind = InboundKind.Silence, Ppq = ppq, Epoch = ++_epoch });

    public void Meter(double ppq, int numerator, int denominator) =>
        Send(new InboundEvent { Kind = InboundKind.Meter, Ppq = ppq, Id = numerator << 16 | denominator, Epoch = _epoch });

    public void Jump(double from, double to, bool transportStarts = false)
    {
        Send(new InboundEvent { Kind = InboundKind.Jump, Value = from, Ppq = to, Epoch = ++_epoch, Id = transportStarts ? 1 : 0 });
    }

    /// <summary>Does what the engine worker would: takes every request, gives the notes that <paramref name="write"/> makes of it, and reports it done.</summary>
    public List<Asked> Work(Func<EngineRequest, IEnumerable<Note>>? write = null)
    {
        var asked = new List<Asked>();
        while (Requests.TryTake(milliseconds: 0, out EngineRequest request))
        {
            asked.Add(new Asked(request.Kind, request.Epoch, request.Answer.Start, request.Answer.End, request.Answer.AnswerNumber,
                request.Until, request.Options.Temperature, [.. request.Phrase]) { Options = request.Options, Landing = request.Answer.Landing, TakesPreset = request.TakesPreset });
            foreach (Note note in write?.Invoke(request) ?? [])
                ToRequest.Record(new AnswerItem(AnswerItemKind.Note, note, request.Epoch, request.Answer.AnswerNumber));
            ToRequest.Complete(request.Slot, request.Serial);
        }
        return asked;
    }

    /// <summary>Plays a phrase of quarter notes, an eighth long each, from <paramref name="from"/> on; returns what was asked.</summary>
    public List<Asked> PlayQuarters(double from, params int[] pitches)
    {
        var asked = new List<Asked>();
        foreach (int pitch in pitches)
        {
            NoteOn(from, pitch);
            asked.AddRange(Work());
            NoteOff(from + 0.5, pitch);
            asked.AddRange(Work());
            from += 1;
        }
        return asked;
    }

    public void Dispose()
    {
        Requests.Dispose();
        NativeMemory.Free(_inbound);
        NativeMemory.Free(_outbound);
        NativeMemory.Free(_status);
    }

    private static RingHeader* NewRing(int eventSize)
    {
        const int Capacity = 256;
        var ring = (RingHeader*)NativeMemory.AllocZeroed((nuint)(sizeof(RingHeader) + Capacity * eventSize));
        ring->Capacity = Capacity;
        ring->EventSize = (uint)eventSize;
        return ring;
    }

    private void Send(in InboundEvent item)
    {
        ((InboundEvent*)(_inbound + 1))[_inbound->Tail % _inbound->Capacity] = item;
        _inbound->Tail++;
        _toSeed.Move(oneStepAtATime: false);
    }
}

/// <summary>What a request asked for.</summary>
internal sealed record Asked(
    RequestKind Kind, uint Epoch, Ticks Start, Ticks End, uint AnswerNumber, Ticks Until, float Temperature, Note[] Phrase)
{
    public EngineOptions Options { get; init; }

    public Ticks? Landing { get; init; }

    public bool TakesPreset { get; init; }
}
