using System.Runtime.InteropServices;
using TorchSharp;

namespace Continuo.Training.Networks;

/// <summary>LibTorch itself: whether it is there, which one it is, its threads. Loaded once a process. [any]</summary>
public static partial class LibTorch
{
    private static readonly Lazy<string?> Failure = new(Load);

    /// <summary>Why training is not possible here; null when it is.</summary>
    public static string? Unavailable => Failure.Value;

    /// <summary>"2.10.0".</summary>
    public static string Version => torch.NormalizeNuGetVersion(torch.__version__);

    /// <summary>Threads of one operation on the processor, at least 1, for the whole process.</summary>
    /// <exception cref="LibTorchException">LibTorch does not load.</exception>
    public static void SetThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Require();
        torch.set_num_threads(threads);
    }

    /// <summary>Runs what calls LibTorch: its errors come out in one line.</summary>
    /// <exception cref="LibTorchException">LibTorch does not load, or refused a call.</exception>
    internal static T Call<T>(Func<T> body)
    {
        Require();
        try
        {
            return body();
        }
        catch (ExternalException error)
        {
            // What follows the first line is a list of addresses.
            throw new LibTorchException($"LibTorch failed: {error.Message.Split('\n')[0]}", error);
        }
    }

    internal static string Explain(string loaderMessage) => loaderMessage.Contains("GLIBCXX", StringComparison.Ordinal)
        ? "LibTorch does not load, because this machine's C++ library (libstdc++) is older than that of the machine "
            + "where Continuo was built: build it here, ./build.sh build"
        : $"LibTorch does not load: {loaderMessage.Trim().Split('\n')[^1]}";

    private static void Require()
    {
        if (Unavailable is { } reason)
            throw new LibTorchException(reason);
    }

    /// <summary>
    /// Loads the library before TorchSharp does: where that fails, TorchSharp copies all packages into the program's
    /// folder and then names a missing package as the cause.
    /// </summary>
    private static string? Load()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
        if (!File.Exists(path))
            return $"{path} is missing; LibTorch comes with Continuo for Linux on x86-64";
        try
        {
            _ = SetEnvironment("ONEDNN_MAX_CPU_ISA", "AVX2", overwrite: 0);
            NativeLibrary.Load(path);
            return null;
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            return Explain(error.Message);
        }
    }

    /// <summary>
    /// For LibTorch's own eyes: .NET changes no more than its copy. With the AVX-512 of some processors the LSTM of
    /// LibTorch 2.10 (oneDNN) computes something else; docs/decisions/0028 has the figures.
    /// </summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
