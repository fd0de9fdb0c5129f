using System.Buffers.Binary;
using System.Text;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;
using Continuo.Engine.Tests.Models;

namespace Continuo.Engine.Tests.Safetensors;

public class WeightsFileTests
{
    private const string OneTensor = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    [Theory]
    [InlineData(WeightsType.F32, 0)]
    [InlineData(WeightsType.F16, 1.0 / 2048)]
    [InlineData(WeightsType.BF16, 1.0 / 256)]
    public void WhatIsWrittenIsRead(WeightsType type, double relative)
    {
        float[] values = [0, 1, -1, 0.1f, 3.14159f, -1234.5f, 1e-3f, 65504];
        var metadata = new Dictionary<string, string>
        {
            ["key"] = "value",
            ["ünï \"x\""] = "line\nline",
            ["empty"] = "",
        };
        byte[] bytes = WeightsFile.ToBytes(
            "x", [new("a", [2, 4], values), new("scalar", [], new float[] { 2 }),
                new("none", [0, 3], Array.Empty<float>())], metadata, type);
        WeightsFile file = WeightsFile.Parse(bytes, "x");
        Assert.Equal(metadata, file.Metadata);
        Assert.Equal(["a", "scalar", "none"], file.TensorNames);
        Assert.Equal([2, 4], file.ShapeOf("a"));
        float[] read = file.Floats("a", 2, 4);
        for (int i = 0; i < values.Length; i++)
            Assert.True(
                Math.Abs(read[i] - values[i]) <= relative * Math.Abs(values[i]), $"{values[i]} came back as {read[i]}");
        Assert.Equal([2f], file.Floats("scalar"));
        Assert.Empty(file.Floats("none", 0, 3));
    }

    [Fact]
    public void BrainFloatsRoundToNearestTiesToEven()
    {
        // 1 + 2^-8 lies half-way between two of them; the even one is 1. Next to it, 1 + 3 * 2^-8 goes up.
        byte[] bytes = WeightsFile.ToBytes(
            "x", [Vector("a", 1 + 1f / 256, 1 + 3f / 256)], new Dictionary<string, string>(), WeightsType.BF16);
        Assert.Equal([1f, 1 + 4f / 256], WeightsFile.Parse(bytes, "x").Floats("a", 2));
    }

    [Fact]
    public void AFileAsTheFormatsPageShowsItIsRead()
    {
        byte[] bytes = File(
            """{"__metadata__":{"format":"pt"},"b":{"data_offsets":[4,8],"shape":[1,"""
            + """1],"dtype":"F32"},"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}   """,
            0x00, 0x3C, 0x00, 0xC0, 0, 0, 0x20, 0x41);
        WeightsFile file = WeightsFile.Parse(bytes, "x");
        Assert.Equal([1f, -2f], file.Floats("a", 2));
        Assert.Equal([10f], file.Floats("b", 1, 1));
    }

    [Theory]
    [InlineData("not json", "well-formed")]
    [InlineData("[]", "StartObject")]
    [InlineData("""{"a":1}""", "StartObject")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", "dtype 'F64'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "missing")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "takes 12 bytes, data_offsets holds 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4000000000],"data_offsets":[0,8]}}""", "a whole number")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""",
        "larger than any file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "a whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""", "a whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}""", "0..8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "not a range")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "not a range")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "hole")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,"""
        + """8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "overlaps")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,"""
        + """4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "named twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"more":1}}""", "unexpected field 'more'")]
    [InlineData("""{"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "String")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,2],"data_offsets":[0,8]}}""", "dimensions")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} x""", "well-formed")]
    public void ADamagedHeaderIsRefused(string header, string says)
    {
        WeightsFileException error = Assert.Throws<WeightsFileException>(
            () => WeightsFile.Parse(File(header, new byte[8]), "some/file"));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("some/file: ", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Position!.Value, 8, 8 + header.Length + 8);
    }

    [Theory]
    [InlineData(1UL << 60)]
    [InlineData(ulong.MaxValue)]
    [InlineData(100_000_001UL)]
    [InlineData(1_000UL)]
    public void AnAbsurdHeaderLengthIsRefused(ulong length)
    {
        byte[] bytes = File(OneTensor, new byte[8]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        WeightsFileException error = Assert.Throws<WeightsFileException>(() => WeightsFile.Parse(bytes, "x"));
        Assert.Contains("header length", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, error.Position);
    }

    [Fact]
    public void AFileCutAnywhereIsRefused()
    {
        ModelConfig config = TestModels.Config(vocabulary: 4, embedding: 3, hidden: 2, layers: 1);
        byte[] bytes = TestModels.Bytes(config, TestModels.Tensors(config, seed: 1), WeightsType.F16);
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<WeightsFileException>(() => WeightsFile.Parse(bytes[..length], "x"));
        WeightsFile.Parse(bytes, "x").ToModel();
    }

    [Fact]
    public void RandomDamageIsReadOrRefusedButNeverAnythingElse()
    {
        ModelConfig config = TestModels.Config(vocabulary: 4, embedding: 3, hidden: 2, layers: 1);
        byte[] whole = TestModels.Bytes(config, TestModels.Tensors(config, seed: 1), WeightsType.BF16);
        var random = new Random(1);
        int read = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = [.. whole];
            for (int flips = random.Next(1, 6); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                WeightsFile.Parse(bytes, "x").ToModel();
                read++;
            }
            catch (WeightsFileException)
            {
            }
        }
        Assert.InRange(read, 1, 19_999);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void NumbersThatAreNotFiniteAreRefusedBothWays(float value)
    {
        byte[] data = [0, 0, 0, 0, .. BitConverter.GetBytes(value)];
        WeightsFileException read = Assert.Throws<WeightsFileException>(
            () => WeightsFile.Parse(File(OneTensor, data), "x").Floats("a", 2));
        Assert.Contains("element 1", read.Message, StringComparison.Ordinal);
        Assert.Equal(8 + OneTensor.Length + 4, read.Position);
        foreach (WeightsType type in Enum.GetValues<WeightsType>())
            Assert.Throws<WeightsFileException>(
                () => WeightsFile.ToBytes("x", [Vector("a", value)], new Dictionary<string, string>(), type));
    }

    [Fact]
    public void NumbersTooLargeForTheTypeAreNotWritten()
    {
        var none = new Dictionary<string, string>();
        Assert.Throws<WeightsFileException>(
            () => WeightsFile.ToBytes("x", [Vector("a", 70_000f)], none, WeightsType.F16));
        Assert.Throws<WeightsFileException>(
            () => WeightsFile.ToBytes("x", [Vector("a", float.MaxValue)], none, WeightsType.BF16));
        Assert.Throws<WeightsFileException>(
            () => WeightsFile.ToBytes("x", [new("a", [2], Vector("a", 1).Values)], none, WeightsType.F32));
        Assert.Throws<WeightsFileException>(
            () => WeightsFile.ToBytes("x", [Vector("a", 1), Vector("a", 1)], none, WeightsType.F32));
    }

    [Fact]
    public void AWrongShapeNamesTensorAndShapes()
    {
        ModelConfig config = TestModels.Config(vocabulary: 4, embedding: 3, hidden: 2, layers: 1);
        byte[] bytes = TestModels.Bytes(config with { HiddenSize = 5 }, TestModels.Tensors(config, seed: 1));
        WeightsFileException error = Assert.Throws<WeightsFileException>(() => WeightsFile.Parse(bytes, "x").ToModel());
        Assert.Equal("lstm.weight_ih_l0", error.Tensor);
        Assert.Equal([20, 3], error.ExpectedShape);
        Assert.Equal([8, 3], error.FoundShape);
        Assert.Contains("expected shape [20, 3], found [8, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingAndUnexpectedTensorsAreNamed()
    {
        ModelConfig config = TestModels.Config(vocabulary: 4, embedding: 3, hidden: 2, layers: 1);
        List<WeightsTensor> tensors = TestModels.Tensors(config, seed: 1);
        CheckRefused(config, [.. tensors.Where(tensor => tensor.Name != "output.bias")], "output.bias");
        CheckRefused(config, [.. tensors, new("stranger", [1], new float[1])], "stranger");
        CheckRefused(config with { Layers = 2 }, tensors, "lstm.weight_hh_l1");
    }

    [Theory]
    [InlineData("""{"vocabularySize":4,"embeddingSize":3,"hiddenSize":2,"layers":9}""", "layers is 9")]
    [InlineData("""{"vocabularySize":1,"embeddingSize":3,"hiddenSize":2,"layers":1}""", "vocabularySize is 1")]
    [InlineData("""{"vocabularySize":4,"embeddingSize":0,"hiddenSize":2,"layers":1}""", "embeddingSize is 0")]
    [InlineData("""{"vocabularySize":4,"embeddingSize":3,"hiddenSize":-2,"layers":1}""", "hiddenSize is -2")]
    [InlineData("""{"vocabularySize":65536,"embeddingSize":3,"hiddenSize":4096,"layers":1}""", "too much memory")]
    [InlineData("""{"vocabularySize":4,"embeddingSize":3,"hiddenSize":2,"layers":1,"tieWeights":true}""", "tieWeights")]
    [InlineData("""{"vocabularySize":4,"embeddingSize":3,"hiddenSize":2}""", "damaged")]
    [InlineData("""{"vocabularySize":"4","embeddingSize":3,"hiddenSize":2,"layers":1}""", "damaged")]
    [InlineData("null", "damaged")]
    [InlineData("""{"model":"gru","vocabularySize":4,"embeddingSize":3,"hiddenSize":2,"layers":1}""", "kind 'gru'")]
    public void AConfigurationThatCannotBePlayedIsRefused(string json, string says)
    {
        byte[] bytes = WeightsFile.ToBytes(
            "x", [], new Dictionary<string, string> { ["config"] = json }, WeightsType.F32);
        WeightsFileException error = Assert.Throws<WeightsFileException>(() => WeightsFile.Parse(bytes, "x").ToModel());
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileIsReplacedWholeOrNotAtAll()
    {
        string folder = Directory.CreateTempSubdirectory("continuo-weights-").FullName;
        try
        {
            string path = Path.Combine(folder, "model.safetensors");
            var none = new Dictionary<string, string>();
            WeightsFile.Write(path, [Vector("a", 1f)], none, WeightsType.F32);
            Assert.Throws<WeightsFileException>(
                () => WeightsFile.Write(path, [Vector("a", float.NaN)], none, WeightsType.F32));
            Assert.Equal([1f], WeightsFile.Read(path).Floats("a", 1));
            WeightsFile.Write(path, [Vector("a", 2f)], none, WeightsType.F32);
            Assert.Equal([2f], WeightsFile.Read(path).Floats("a", 1));
            Assert.Equal([path], Directory.GetFileSystemEntries(folder));

            string blocked = Path.Combine(folder, "folder");
            Directory.CreateDirectory(blocked); // nothing can be renamed over a folder
            Assert.ThrowsAny<Exception>(() => WeightsFile.Write(blocked, [Vector("a", 2f)], none, WeightsType.F32));
            Assert.Equal(2, Directory.GetFileSystemEntries(folder).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void AMissingFileSaysSo()
    {
        WeightsFileException error = Assert.Throws<WeightsFileException>(
            () => WeightsFile.Read("no/such/file.safetensors"));
        Assert.IsAssignableFrom<IOException>(error.InnerException);
    }

    private static void CheckRefused(ModelConfig config, IReadOnlyList<WeightsTensor> tensors, string names)
    {
        WeightsFileException error = Assert.Throws<WeightsFileException>(
            () => WeightsFile.Parse(TestModels.Bytes(config, tensors), "x").ToModel());
        Assert.Equal(names, error.Tensor);
    }

    private static WeightsTensor Vector(string name, params float[] values) => new(name, [values.Length], values);

    private static byte[] File(string header, params byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. data];
    }
}
