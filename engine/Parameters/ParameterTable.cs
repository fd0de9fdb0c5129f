namespace Continuo.Engine.Parameters;

/// <summary>
/// Every host parameter, once. The rows stand in <c>ParameterTable.*.cs</c>, a file for each group. The shim's header,
/// the groups in the host, MIDI Learn, the command line, the studio and the tables of the documentation read them or
/// are generated from them.
/// </summary>
public static partial class ParameterTable
{
    /// <summary>The rows group by group, in the order in which a musician reads them.</summary>
    public static IReadOnlyList<Parameter> ByGroup { get; } =
    [
        .. In(ParameterGroup.Root, RootRows()),
        .. In(ParameterGroup.Notes, NotesRows()),
        .. In(ParameterGroup.Floor, FloorRows()),
        .. In(ParameterGroup.Feel, FeelRows()),
        .. In(ParameterGroup.Memory, MemoryRows()),
        .. In(ParameterGroup.Presets, PresetsRows()),
        .. In(ParameterGroup.Sound, SoundRows()),
        .. In(ParameterGroup.Numbers, NumbersRows()),
    ];

    /// <summary>Row i has the id i.</summary>
    public static IReadOnlyList<Parameter> Rows { get; } = [.. ByGroup.OrderBy(row => row.Id)];

    /// <summary>
    /// As hosts list them: what a musician uses most comes first, what is rarely used and what is only read comes last.
    /// </summary>
    public static IReadOnlyList<Parameter> InHosts { get; } = [.. ByGroup.OrderBy(row => row.Place)];

    /// <summary>What MIDI Learn offers, in its order.</summary>
    public static IReadOnlyList<Parameter> Learnable { get; } =
        [.. ByGroup.Where(row => row.LearnPlace > 0).OrderBy(row => row.LearnPlace)];

    /// <summary>What MIDI controllers usually move, by controller.</summary>
    public static IReadOnlyList<Parameter> ByController { get; } =
        [.. ByGroup.Where(row => row.Controller is not null).OrderBy(row => row.Controller)];

    /// <summary>What the command line and the studio can set.</summary>
    public static IReadOnlyList<Parameter> Offline { get; } = [.. ByGroup.Where(row => row.Offline is not null)];

    /// <summary>Ids count from 0 without a gap, so this is a look-up by index.</summary>
    public static Parameter Row(ParameterId id) => Rows[(int)id];

    private static IEnumerable<Parameter> In(ParameterGroup group, Parameter[] rows) =>
        rows.Select(row => row with { Group = group });

    private static Parameter Toggle(ParameterId id, string name, bool isOn = false) => new()
    {
        Id = id, Name = name, Kind = ParameterKind.Toggle, Minimum = 0, Maximum = 1, Default = isOn ? 1 : 0,
        Labels = ["Off", "On"],
    };

    private static Parameter Pedal(ParameterId id, string name) => Toggle(id, name) with { IsTrigger = true };

    private static Parameter Trigger(ParameterId id, string name) => Pedal(id, name) with { SpringsBack = true };

    private static Parameter List(ParameterId id, string name, IReadOnlyList<string> labels, int standard = 0) => new()
    {
        Id = id, Name = name, Kind = ParameterKind.List, Minimum = 0, Maximum = labels.Count - 1, Default = standard,
        Labels = labels,
    };

    private static Parameter Whole(ParameterId id, string name, int from, int to, int standard) => new()
    {
        Id = id, Name = name, Kind = ParameterKind.Integer, Minimum = from, Maximum = to, Default = standard,
    };

    private static Parameter Linear(ParameterId id, string name, double from, double to, double standard) => new()
    {
        Id = id, Name = name, Kind = ParameterKind.Linear, Minimum = from, Maximum = to, Default = standard,
    };

    private static Parameter Percent(
        ParameterId id, string name, double from = 0, double to = 100, double standard = 0) =>
        Linear(id, name, from, to, standard) with { Units = "%" };

    private static Parameter Note(ParameterId id, string name, int standard) => new()
    {
        Id = id, Name = name, Kind = ParameterKind.Pitch, Minimum = 0, Maximum = 127, Default = standard,
    };

    private static Parameter Told(this Parameter row) => row with { Flags = ParameterFlags.IsReadOnly };
}
