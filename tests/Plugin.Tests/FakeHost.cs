using System.Runtime.InteropServices;
using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Flow.Turns;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Parameters;
using Continuo.Plugin.Presets;
using Continuo.Plugin.State;

namespace Continuo.Plugin.Tests;

/// <summary>
/// Stands where the audio thread and the engine worker stand: writes the events of a performance into the rings of the
/// product's own flow, and reads the requests and the notes that come out of it.
/// </summary>
internal sealed unsafe class FakeHost : IDisposable
{
    private readonly ShimInstanceConfig* _config =
        (ShimInstanceConfig*)NativeMemory.AllocZeroed((nuint)sizeof(ShimInstanceConfig));

    private readonly List<string> _log = [];
    private readonly InstrumentFlow _flow;
    private uint _epoch;

    public FakeHost()
    {
        _config->Inbound = NewRing(sizeof(InboundEvent));
        _config->Outbound = NewRing(sizeof(OutboundEvent));
        _config->Status = (ShimStatus*)NativeMemory.AllocZeroed((nuint)sizeof(ShimStatus));
        _config->WaitForWork = &WaitForWork;
        _config->Ring = &Ring;
        _config->SignalSettled = &Ring;
        _flow = new InstrumentFlow(_config, Parameters, Presets, new PhraseMemory(), new LimitedLog(_log.Add));
    }

    public SeedBuffer Seed => _flow.Seed;

    public ParameterValues Parameters { get; } = new([]);

    public PresetSelection Presets { get; } = new();

    public AnswerChannel Answers => _flow.Answers;

    public RequestChannel Requests => _flow.Requests;

    public Floor Floor => _flow.Floor;

    /// <summary>The channel of what is played, 0..15.</summary>
    public int Channel { get; set; }

    /// <summary>Lines for the log about what was lost.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>The audio thread renders offline.</summary>
    public bool AudioWaits { set => _config->Status->AudioWaits = value ? 1u : 0u; }

    /// <summary>What the player is shown.</summary>
    public ShimStatus Status => *_config->Status;

    /// <summary>Events that the audio thread could not send.</summary>
    public ulong OutboundDropped => _config->Outbound->Dropped;

    public ulong InboundDropped { set => _config->Inbound->Dropped = value; }

    /// <summary>Notes that the audio thread has not read, and the most that the ring holds.</summary>
    public (ulong Count, ulong Most) Unread =>
        (_config->Outbound->Tail - _config->Outbound->Head, _config->Outbound->Capacity);

    /// <summary>The pump does what there is to do.</summary>
    public void Pump() => _flow.Move();

    /// <summary>
    /// What has been given to the audio thread since the last time: onsets in quarter notes and pitches.
    /// </summary>
    public List<(double Onset, int Pitch)> Given() =>
        [.. Events().Where(item => item.Kind != OutboundKind.Wheel).Select(item => (item.Ppq, (int)item.Pitch))];

    /// <summary>The same, with the moves of the wheels.</summary>
    public List<OutboundEvent> Events()
    {
        _flow.MoveAnswers();
        RingHeader* ring = _config->Outbound;
        var given = new List<OutboundEvent>();
        for (; ring->Head < ring->Tail; ring->Head++)
            given.Add(((OutboundEvent*)(ring + 1))[ring->Head % ring->Capacity]);
        return given;
    }

    public void Set(ParameterId id, double plain) =>
        Parameters.Set((int)id, ParameterTable.Row(id).ToNormalized(plain));

    public void NoteOn(double ppq, int pitch) =>
        Send(new InboundEvent
        {
            Kind = InboundKind.NoteOn, Ppq = ppq, Pitch = (byte)pitch, Velocity = 0.7f, Id = -1,
            Channel = (byte)Channel,
            Epoch = Parameters.Play.Mode.YieldsToPlayer ? ++_epoch : _epoch,
        });

    public void NoteOff(double ppq, int pitch) =>
        Send(new InboundEvent
        {
            Kind = InboundKind.NoteOff, Ppq = ppq, Pitch = (byte)pitch, Id = -1, Channel = (byte)Channel,
            Epoch = _epoch,
        });

    /// <summary>Keys of the Chords input.</summary>
    public void Chord(double ppq, bool on, params byte[] pitches)
    {
        foreach (byte pitch in pitches)
            Send(new InboundEvent
            {
                Kind = on ? InboundKind.ChordNoteOn : InboundKind.ChordNoteOff, Ppq = ppq, Pitch = pitch, Id = -1,
                Velocity = 0.7f, Epoch = _epoch,
            });
    }

    public void AllNotesOff(double ppq) => Send(new InboundEvent
    {
        Kind = InboundKind.AllNotesOff, Ppq = ppq, Channel = (byte)Channel, Epoch = _epoch,
    });

    public void Pedal(double ppq, bool isDown, int controller = 64) => Controller(ppq, controller, isDown ? 1 : 0);

    /// <summary>A pedal or a wheel, by its number in VST 3, is at a value from 0 to 1.</summary>
    public void Controller(double ppq, int number, double value) => Send(new InboundEvent
    {
        Kind = InboundKind.Controller, Ppq = ppq, Channel = (byte)Channel, Id = number, Value = value, Epoch = _epoch,
    });

    public void Clock(double ppq, double tempo = 120) =>
        Send(new InboundEvent { Kind = InboundKind.Clock, Ppq = ppq, Value = tempo, Epoch = _epoch });

    /// <summary>The host moves a parameter in the music.</summary>
    public void Turn(double ppq, ParameterId id, double plain) =>
        TurnTo(ppq, id, ParameterTable.Row(id).ToNormalized(plain));

    /// <summary>The same, to a value from 0 to 1.</summary>
    public void TurnTo(double ppq, ParameterId id, double normalized)
    {
        if (MovesEpoch(id, normalized))
            _epoch++;
        Send(new InboundEvent
        {
            Kind = InboundKind.Parameter, Ppq = ppq, Id = (int)id, Value = normalized, Epoch = _epoch,
        });
    }

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

    public void Silence(double ppq) =>
        Send(new InboundEvent { Kind = InboundKind.Silence, Ppq = ppq, Epoch = ++_epoch });

    public void Meter(double ppq, int numerator, int denominator) =>
        Send(new InboundEvent
        {
            Kind = InboundKind.Meter, Ppq = ppq, Id = numerator << 16 | denominator, Epoch = _epoch,
        });

    public void Jump(double from, double to, bool transportStarts = false) => Send(new InboundEvent
    {
        Kind = InboundKind.Jump, Value = from, Ppq = to, Epoch = ++_epoch, Id = transportStarts ? 1 : 0,
    });

    /// <summary>
    /// Does what the engine worker would: takes every request, gives the notes that <paramref name="write"/> makes of
    /// it, and reports it done.
    /// </summary>
    public List<Asked> Work(Func<EngineRequest, IEnumerable<Note>>? write = null)
    {
        var asked = new List<Asked>();
        while (Requests.TryTake(milliseconds: 0, out EngineRequest request))
        {
            asked.Add(Asked.Of(request));
            foreach (Note note in write?.Invoke(request) ?? [])
                Answers.TryWrite(new AnswerItem(AnswerItemKind.Note, note, request.Ticket));
            Answers.TryWrite(AnswerItem.Done(request));
            MoveInTime();
        }
        return asked;
    }

    /// <summary>
    /// Plays a phrase of quarter notes, an eighth long each, from <paramref name="from"/> on; returns what was asked.
    /// </summary>
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
        _flow.Dispose();
        NativeMemory.Free(_config->Inbound);
        NativeMemory.Free(_config->Outbound);
        NativeMemory.Free(_config->Status);
        NativeMemory.Free(_config);
    }

    /// <summary>As the shim's epoch_rules.cpp, from the same columns of the parameter table.</summary>
    private bool MovesEpoch(ParameterId id, double normalized)
    {
        Parameter row = ParameterTable.Row(id);
        bool wasOn = Parameters.IsOn((int)id), isOn = normalized >= 0.5;
        return row.MovesEpoch switch
        {
            EpochRule.OnChange => !row.ToPlain(normalized).Equals(row.ToPlain(Parameters[id])),
            EpochRule.OnPress => isOn && !wasOn,
            EpochRule.OnRelease => wasOn && !isOn && Parameters.Play.Mode.ReleaseEnds,
            _ => false,
        };
    }

    /// <summary>This worker is never late, whatever the wall clock says.</summary>
    private void MoveInTime()
    {
        uint waits = _config->Status->AudioWaits;
        AudioWaits = true;
        _flow.MoveAnswers();
        _config->Status->AudioWaits = waits;
    }

    [UnmanagedCallersOnly]
    private static int WaitForWork(void* context, int micros) => 0;

    [UnmanagedCallersOnly]
    private static void Ring(void* context)
    {
    }

    private static RingHeader* NewRing(int eventSize)
    {
        const int Capacity = 4096; // as the shim's
        var ring = (RingHeader*)NativeMemory.AllocZeroed((nuint)(sizeof(RingHeader) + Capacity * eventSize));
        ring->Capacity = Capacity;
        ring->EventSize = (uint)eventSize;
        return ring;
    }

    private void Send(in InboundEvent item)
    {
        RingHeader* ring = _config->Inbound;
        ((InboundEvent*)(ring + 1))[ring->Tail % ring->Capacity] = item;
        ring->Tail++;
        _flow.ToSeed.Move(oneStepAtATime: false);
    }
}

/// <summary>What a request asked for.</summary>
internal sealed record Asked(
    RequestKind Kind, uint Epoch, Ticks Start, Ticks End, uint AnswerNumber, Ticks Until, float Temperature,
    Note[] Phrase)
{
    public EngineOptions Options { get; init; }

    public Ticks? Landing { get; init; }

    public bool TakesPreset { get; init; }

    /// <summary>Of its random numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>Nothing of it was wanted any more.</summary>
    public bool IsVoid { get; init; }

    public static Asked Of(EngineRequest request)
    {
        request.Ticket.TryGet(out Answer? answer);
        ContinuationRequest line = request.Line;
        return new(request.Kind, answer?.Epoch ?? 0, line.Start, line.End, answer?.Number ?? 0,
            request.Until, request.Options.Temperature, [.. request.Phrase])
        {
            Options = request.Options,
            Landing = line.Landing,
            TakesPreset = request.TakesPreset,
            Seed = line.RandomSeed,
            IsVoid = request.IsVoid,
        };
    }
}
