using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Continuo.Plugin.Interop;
using Xunit;

namespace Continuo.Abi.Tests;

/// <summary>
/// The C headers of the border against their C# mirror: every size, every offset, every value. What C makes of the
/// headers is asked of the C compiler itself, through abi_facts.c.
/// </summary>
public sealed class BorderLayoutTests
{
    private static readonly Dictionary<string, Type> Structs = new()
    {
        ["ShimRingHeader"] = typeof(RingHeader),
        ["ShimInboundEvent"] = typeof(InboundEvent),
        ["ShimOutboundEvent"] = typeof(OutboundEvent),
        ["ShimStatus"] = typeof(ShimStatus),
        ["ShimInstanceConfig"] = typeof(ShimInstanceConfig),
        ["ShimManagedApi"] = typeof(ShimManagedApi),
    };

    private static readonly (string Prefix, Type Mirror)[] Enums =
    [
        // The longest prefix that fits comes first.
        ("kShimInbound", typeof(InboundKind)),
        ("kShimOutbound", typeof(OutboundKind)),
        ("kShimJump", typeof(JumpKind)),
        ("kShimProblem", typeof(ShimProblem)),
        ("kShimState", typeof(EngineState)),
        ("kShim", typeof(ShimResult)),
    ];

    [Fact]
    public void EveryFactOfTheHeadersHoldsInTheMirror()
    {
        IReadOnlyList<(string Name, long Value)> facts = CompileAndReadFacts();
        Assert.True(facts.Count > 80, $"only {facts.Count} facts were read");
        string[] differences = [.. facts.Where(fact => MirrorOf(fact.Name) != fact.Value)
            .Select(fact => $"{fact.Name}: C {fact.Value}, C# {MirrorOf(fact.Name)}")];
        Assert.Empty(differences);
    }

    [Fact]
    public void EveryFieldOfTheMirrorIsAmongTheFacts()
    {
        HashSet<string> facts = [.. CompileAndReadFacts().Select(fact => fact.Name)];
        IEnumerable<string> missing = Structs.SelectMany(pair => InstanceFields(pair.Value)
            .Select(field => $"{pair.Key}.{char.ToLowerInvariant(field.Name[0])}{field.Name[1..]}"))
            .Where(name => !facts.Contains(name));
        Assert.Empty(missing);
    }

    private static long MirrorOf(string name)
    {
        if (name == "CONTINUO_ABI_VERSION")
            return ShimManagedApi.Version;
        if (name.StartsWith("sizeof ", StringComparison.Ordinal))
            return SizeOf(Structs[name["sizeof ".Length..]]);
        if (name.Split('.') is [string type, string field])
            return OffsetOf(Structs[type], char.ToUpperInvariant(field[0]) + field[1..]);
        (string prefix, Type mirror) = Enums.First(row => IsOf(row, name));
        return Convert.ToInt64(Enum.Parse(mirror, name[prefix.Length..]), CultureInfo.InvariantCulture);
    }

    private static bool IsOf((string Prefix, Type Mirror) row, string name) =>
        name.StartsWith(row.Prefix, StringComparison.Ordinal) && Enum.IsDefined(row.Mirror, name[row.Prefix.Length..]);

    private static IEnumerable<FieldInfo> InstanceFields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static long SizeOf(Type type) =>
        (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;

    private static long OffsetOf(Type type, string field) => (long)Marshal.OffsetOf(type, field);

    private static List<(string Name, long Value)> CompileAndReadFacts([CallerFilePath] string here = "")
    {
        string source = Path.Combine(Path.GetDirectoryName(here)!, "abi_facts.c");
        string program = Path.Combine(Directory.CreateTempSubdirectory("continuo-abi-").FullName, "abi_facts");
        Run("cc", "-o", program, source);
        List<(string Name, long Value)> facts = [.. Run(program).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (line[..line.LastIndexOf(' ')], long.Parse(
                line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)))];
        Directory.Delete(Path.GetDirectoryName(program)!, recursive: true);
        return facts;
    }

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
