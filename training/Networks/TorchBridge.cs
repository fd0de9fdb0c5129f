using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Continuo.Training.Networks;

/// <summary>Finds and loads the bridge to LibTorch, once a process. [any]</summary>
public static unsafe partial class TorchBridge
{
    /// <summary>
    /// Environment variable with the full path of the bridge's library, where it is not found by itself.
    /// </summary>
    public const string PathVariable = "CONTINUO_TORCH_BRIDGE";

    private static readonly Lazy<string?> Failure = new(Load);

    /// <summary>Why training is not possible here; null when it is.</summary>
    public static string? Unavailable => Failure.Value;

    /// <summary>The LibTorch version in use.</summary>
    public static string LibTorchVersion
    {
        get
        {
            Require();
            return Marshal.PtrToStringUTF8((nint)TorchBridgeApi.torch_bridge_libtorch()) ?? "";
        }
    }

    /// <summary>CUDA devices that LibTorch can use.</summary>
    public static int CudaDevices
    {
        get
        {
            Require();
            return TorchBridgeApi.torch_bridge_cuda_devices();
        }
    }

    /// <summary>Threads of one operation on the processor, for the whole process.</summary>
    public static void SetThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Require();
        Check(TorchBridgeApi.torch_bridge_set_threads(threads));
    }

    internal static void Require()
    {
        if (Unavailable is { } reason)
            throw new TorchBridgeException(reason);
    }

    internal static void Check(int result)
    {
        if (result != TorchBridgeApi.Ok)
            throw new TorchBridgeException(
                Marshal.PtrToStringUTF8((nint)TorchBridgeApi.torch_bridge_error()) ?? "LibTorch failed");
    }

    private static string? Load()
    {
        ChooseBlasKernels();
        string? path = Candidates().FirstOrDefault(File.Exists);
        if (path is null)
            return "the bridge to LibTorch is not built: cmake -S training/torch-bridge -B artifacts/torch-bridge, "
                + $"then cmake --build artifacts/torch-bridge (or name it in {PathVariable})";
        if (!NativeLibrary.TryLoad(path, out nint library))
            return $"{path} does not load; is LibTorch installed?";
        NativeLibrary.SetDllImportResolver(
            typeof(TorchBridge).Assembly, (name, _, _) => name == TorchBridgeApi.Library ? library : 0);
        int version = TorchBridgeApi.torch_bridge_version();
        return version == TorchBridgeApi.Version
            ? null
            : $"{path} has version {version}, {TorchBridgeApi.Version} is needed: build it again";
    }

    private static IEnumerable<string> Candidates()
    {
        string file = OperatingSystem.IsWindows() ? "continuo_torch.dll"
            : OperatingSystem.IsMacOS() ? "libcontinuo_torch.dylib" : "libcontinuo_torch.so";
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }
        yield return Path.Combine(AppContext.BaseDirectory, file);
        foreach (string start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
                yield return Path.Combine(folder.FullName, "artifacts", "torch-bridge", file);
    }

    /// <summary>
    /// OpenBLAS 0.3.21 takes newer processors with AVX-512 for ones without. It reads this variable when it is loaded,
    /// from the C environment, which .NET's own setter does not reach. Training is a sixth to a quarter faster for it;
    /// see docs/decisions/0010.
    /// </summary>
    private static void ChooseBlasKernels()
    {
        if (OperatingSystem.IsLinux() && Avx512F.IsSupported && Avx512BW.IsSupported)
            setenv("OPENBLAS_CORETYPE", "SkylakeX", overwrite: 0);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
