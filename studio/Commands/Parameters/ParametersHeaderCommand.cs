using System.CommandLine;
using System.Globalization;
using System.Text;
using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Parameters;

namespace Continuo.Studio.Commands.Parameters;

/// <summary><c>continuo parameters-header</c>: prints the shim's header; the build calls it.</summary>
internal static class ParametersHeaderCommand
{
    private const int MostColumns = 116;

    public static Command Create()
    {
        Command command = new("parameters-header", "Print native-shim/abi/parameters.generated.h.") { Hidden = true };
        command.SetAction(_ => Console.Out.Write(HeaderText()));
        return command;
    }

    /// <summary>The whole of <c>native-shim/abi/parameters.generated.h</c>.</summary>
    public static string HeaderText()
    {
        StringBuilder text = new();
        text.Append("""
            // Generated from engine/Parameters/ParameterTable.cs by `continuo parameters-header`; do not edit.
            // clang-format off
            #ifndef CONTINUO_ABI_PARAMETERS_GENERATED_H
            #define CONTINUO_ABI_PARAMETERS_GENERATED_H

            #include <cstdint>

            enum ShimParameterId : uint32_t {

            """);
        foreach (Parameter row in ParameterTable.Rows)
            text.Append(CultureInfo.InvariantCulture, $"  kParameter{row.Id} = {(int)row.Id},\n");
        text.Append(CultureInfo.InvariantCulture, $$"""
            };

            enum : uint32_t { kParameterCount = {{ParameterTable.Rows.Count}} };

            // As in engine/Parameters/ParameterColumns.cs, which says what they mean.
            enum ShimParameterKind : uint32_t {
              {{Members<ParameterKind>("kParameter", ",\n  ")}},
            };

            enum ShimParameterFlags : uint32_t {
              {{Members<ParameterFlags>("kParameter", ",\n  ")}},
            };

            // VST 3 units.
            enum ShimParameterGroup : int32_t {
              {{Members<ParameterGroup>("kGroup", ",\n  ")}},
            };

            enum : int32_t { kGroupCount = {{Enum.GetValues<ParameterGroup>().Length}} };

            inline constexpr const char* kShimGroupNames[kGroupCount] = {
              {{string.Join(",\n  ", Enum.GetValues<ParameterGroup>().Select(group => $"\"{group}\""))}},
            };

            enum ShimEpochRule : uint32_t { {{Members<EpochRule>("kEpoch", ", ")}} };

            // One host parameter; minimum, maximum and defaultValue are plain. Texts are UTF-8; '|' divides labels.
            struct ShimParameter {
              ShimParameterId id;
              const char* name;
              const char* units;
              ShimParameterKind kind;
              double minimum;
              double maximum;
              double defaultValue;
              int32_t stepCount;
              uint32_t flags;
              const char* labels;
              ShimParameterGroup group = kGroupRoot;
              bool isShimOnly = false;
              bool isTrigger = false;
              ShimEpochRule movesEpoch = kEpochNever;
              bool isInPreset = false;
              bool springsBack = false;
            };

            // Row i has the id i.
            inline constexpr ShimParameter kShimParameters[kParameterCount] = {

            """);
        foreach (Parameter row in ParameterTable.Rows)
            text.Append(RowText(row));
        text.Append("""
            };

            // As hosts list them.
            inline constexpr ShimParameterId kShimParametersInHosts[kParameterCount] = {

            """);
        foreach (Parameter row in ParameterTable.InHosts)
            text.Append(CultureInfo.InvariantCulture, $"  kParameter{row.Id},\n");
        text.Append("""
            };

            // The parameter that a MIDI controller usually moves.
            struct ShimController {
              uint8_t controller;
              ShimParameterId parameter;
            };

            inline constexpr ShimController kShimControllers[] = {

            """);
        foreach (Parameter row in ParameterTable.ByController)
            text.Append(CultureInfo.InvariantCulture, $"  {{{row.Controller}, kParameter{row.Id}}},\n");
        text.Append("""
            };

            // What MIDI Learn offers, in its order.
            inline constexpr ShimParameterId kShimLearnable[] = {

            """);
        string learnable = string.Join('|', ParameterTable.Learnable.Select(row => row.Name));
        foreach (Parameter row in ParameterTable.Learnable)
            text.Append(CultureInfo.InvariantCulture, $"  kParameter{row.Id},\n");
        text.Append(CultureInfo.InvariantCulture, $$"""
            };

            // The labels of MIDI Learn: its first entry moves nothing, its last one forgets what was learnt.
            inline constexpr const char* kShimLearnLabels =
            {{Wrapped("  ", [.. Quoted($"Off|{learnable}|Forget what was learnt")])}};

            // One value of the parameter Mode: engine/Continuation/Modes/IContinuationMode.cs.
            struct ShimMode {
              bool yieldsToPlayer;
              bool releaseEnds;
            };

            inline constexpr ShimMode kShimModes[] = {

            """);
        foreach (IContinuationMode mode in ContinuationModes.All)
            text.Append($"  {{{Flag(mode.YieldsToPlayer)}, {Flag(mode.ReleaseEnds)}}},  // {mode.Label}\n");
        text.Append("};\n\n#endif\n");
        return text.ToString();
    }

    private static string RowText(Parameter row)
    {
        double[] numbers = [row.Minimum, row.Maximum, row.Default, row.StepCount, (int)row.Flags];
        List<string> columns =
        [
            $"kParameter{row.Id},", .. Quoted(row.Name, ","), .. Quoted(row.Units, ","), $"kParameter{row.Kind},",
            .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture) + ","),
            .. Quoted(string.Join('|', row.Labels), ","),
            $"kGroup{row.Group},", Flag(row.Scope == ParameterScope.Shim) + ",", Flag(row.IsTrigger) + ",",
            $"kEpoch{row.MovesEpoch},", Flag(row.IsInPreset) + ",", Flag(row.SpringsBack),
        ];
        return Wrapped("  {", columns) + "},\n";
    }

    /// <summary>Words in lines that are not too long.</summary>
    private static string Wrapped(string begin, IReadOnlyList<string> words)
    {
        StringBuilder text = new(begin);
        int column = begin.Length;
        foreach (string word in words)
        {
            if (column > begin.Length && column + 1 + word.Length > MostColumns)
            {
                text.Append("\n   ");
                column = 3;
            }
            if (column > begin.Length || text.Length > begin.Length)
                text.Append(' ');
            text.Append(word);
            column += 1 + word.Length;
        }

        return text.ToString();
    }

    /// <summary>A string literal, in pieces where it is long.</summary>
    private static IEnumerable<string> Quoted(string text, string behind = "")
    {
        while (text.Length > MostColumns / 2)
        {
            int end = text.LastIndexOf('|', MostColumns / 2) + 1;
            yield return $"\"{text[..end]}\"";
            text = text[end..];
        }

        yield return $"\"{text}\"{behind}";
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Members<T>(string prefix, string separator)
        where T : struct, Enum =>
        string.Join(separator, Enum.GetValues<T>().Where(value => value.ToString() != "None")
            .Select(value => $"{prefix}{value} = {Convert.ToInt32(value, CultureInfo.InvariantCulture)}"));
}
