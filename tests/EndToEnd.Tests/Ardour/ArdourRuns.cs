using Continuo.Engine.Presets;

namespace Continuo.EndToEnd.Tests.Ardour;

/// <summary>
/// What the tests look at, done once, when the first of them asks for it: three exports and one recording.
/// </summary>
public sealed class ArdourRuns : IDisposable
{
    /// <summary>Where the phrase begins.</summary>
    internal const double FirstNote = 2.5;

    /// <summary>The phrase takes 14.5 quarter notes, its answer of four bars ends before 36.</summary>
    internal const double Quarters = 36;

    /// <summary>The recording is broken off after the answer's first bars.</summary>
    internal const double RecordedQuarters = 26;

    internal const string Preset = "Irish dance";
    internal const double Slow = 96;
    internal const double Fast = 160;

    private readonly Lazy<ArdourBench> _bench = new();
    private readonly Lazy<ArdourSession> _slowSession;
    private readonly Lazy<ArdourSession> _fastSession;
    private readonly Lazy<ProbeRecording> _slowExport;
    private readonly Lazy<ProbeRecording> _fastExport;

    public ArdourRuns()
    {
        _slowSession = new(() => Bench.MakeSession("slow", Slow, Preset, Quarters));
        _fastSession = new(() => Bench.MakeSession("fast", Fast, Preset, Quarters));
        _slowExport = new(() => Bench.Export(_slowSession.Value));
        _fastExport = new(() => Bench.Export(FastSession));
    }

    internal ArdourBench Bench => _bench.Value;

    internal ArdourSession FastSession => _fastSession.Value;

    internal ProbeRecording Export(double tempo) => tempo == Slow ? _slowExport.Value : _fastExport.Value;

    internal ProbeRecording ExportOnceMore() => Bench.Export(_slowSession.Value);

    public void Dispose()
    {
        if (_bench.IsValueCreated)
            _bench.Value.Dispose();
    }
}
