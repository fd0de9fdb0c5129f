using System.Runtime.InteropServices;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.Lstm;

namespace Continuo.Training.Networks;

/// <summary>The C functions of torch-bridge/torch_bridge.h, one for one; that header says what each does.</summary>
internal static unsafe partial class TorchBridgeApi
{
    public const string Library = "continuo_torch";
    public const int Version = 2;
    public const int Ok = 0;

    [StructLayout(LayoutKind.Sequential)]
    public struct Config
    {
        public int Vocabulary;
        public int Embedding;
        public int Hidden;
        public int Layers;
        public float Dropout;
        public float WeightDecay;
        public int Device;
        public int Styles;
        public ulong Seed;
    }

    [LibraryImport(Library)]
    public static partial int torch_bridge_version();

    [LibraryImport(Library)]
    public static partial byte* torch_bridge_libtorch();

    [LibraryImport(Library)]
    public static partial int torch_bridge_cuda_devices();

    [LibraryImport(Library)]
    public static partial int torch_bridge_set_threads(int threads);

    [LibraryImport(Library)]
    public static partial byte* torch_bridge_error();

    [LibraryImport(Library)]
    public static partial int torch_bridge_create(Config* config, nint* trainer);

    [LibraryImport(Library)]
    public static partial void torch_bridge_destroy(nint trainer);

    [LibraryImport(Library)]
    public static partial int torch_bridge_train_step(
        nint trainer, int* tokens, int* lengths, byte* reset, int* styles, int lanes, int steps, float learningRate,
        float maxNorm, float* loss, float* gradientNorm);

    [LibraryImport(Library)]
    public static partial int torch_bridge_evaluate(
        nint trainer, int* tokens, int* lengths, int* styles, int lanes, int steps, float* nats);

    [LibraryImport(Library)]
    public static partial int torch_bridge_logits(
        nint trainer, int* tokens, int* styles, int lanes, int steps, float* logits);

    [LibraryImport(Library)]
    public static partial int torch_bridge_weight_count(nint trainer);

    [LibraryImport(Library)]
    public static partial int torch_bridge_weight_info(nint trainer, int index, byte** name, long* shape);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int torch_bridge_get_weight(nint trainer, string name, float* values, long count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int torch_bridge_set_weight(nint trainer, string name, float* values, long count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int torch_bridge_set_trainable(nint trainer, string name, int trainable);

    [LibraryImport(Library)]
    public static partial int torch_bridge_save_state(nint trainer, byte* bytes, long capacity, long* size);

    [LibraryImport(Library)]
    public static partial int torch_bridge_load_state(nint trainer, byte* bytes, long size);
}
