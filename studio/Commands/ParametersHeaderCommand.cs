using System.CommandLine;
using System.Globalization;
using System.Text;
using Continuo.Engine.Parameters;

namespace Continuo.Studio.Commands;

/// <summary><c>continuo parameters-header</c>: prints the shim's header from the parameter table; the build calls it.</summary>
internal static class ParametersHeaderCommand
{
    public static Command Create()
    {
        Command command = new("parameters-header", "Print native-shim/abi/parameters.generated.h.") { Hidden = true };
        command.SetAction(_ => Console.Out.Write(HeaderText()));
        return command;
    }

    /// <summary>The whole of <c>native-shim/abi/parameters.generated.h</c>.</summary>
    public static string HeaderText()
    {
        var text = new StringBuilder();
        text.Append("""
            // Generated from engine/Parameters/ParameterTable.cs by `dotnet run --project studio -- parameters-header`; do not edit.
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

            // As engine/Parameters/ParameterKind.
            enum ShimParameterKind : uint32_t { {{Members<ParameterKind>(", ")}} };

            // As engine/Parameters/ParameterFlags.
            enum ShimParameterFlags : uint32_t {
              {{Members<ParameterFlags>(",\n  ")}},
            };

            // One host parameter; minimum, maximum and defaultValue are plain values. Texts are UTF-8; labels are divided by '|'.
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
            };

            // Row i has the id i.
            inline constexpr ShimParameter kShimParameters[kParameterCount] = {

            """);
        foreach (Parameter row in ParameterTable.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {{kParameter{row.Id}, \"{row.Name}\", \"{row.Units}\", kParameter{row.Kind}, ")
                .Append(CultureInfo.InvariantCulture, $"{row.Minimum}, {row.Maximum}, {row.Default}, {row.StepCount}, {(int)row.Flags}, ")
                .Append(CultureInfo.InvariantCulture, $"\"{string.Join('|', row.Labels)}\"}},\n");
        }
        text.Append("};\n\n#endif\n");
        return text.ToString();
    }

    private static string Members<T>(string separator)
        where T : struct, Enum =>
        string.Join(separator, Enum.GetValues<T>().Where(value => value.ToString() != "None")
            .Select(value => FormattableString.Invariant($"kParameter{value} = {Convert.ToInt32(value, CultureInfo.InvariantCulture)}")));
}
