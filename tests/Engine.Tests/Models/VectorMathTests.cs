using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Continuo.Engine.Models.Lstm;

namespace Continuo.Engine.Tests.Models;

public class VectorMathTests
{
    [Fact]
    public void SigmoidIsWithinAMillionth() => CheckError(VectorMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), odd: false);

    [Fact]
    public void TanhIsWithinAMillionthAndKeepsSmallInputs() => CheckError(VectorMath.Tanh, Math.Tanh, odd: true);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(64, 20)]
    [InlineData(200, 33)]
    public void AProductAddsEachRowsColumnsInOrder(int rows, int columns)
    {
        var random = new Random(1);
        float[] weights = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle() - 0.5f)];
        float[] x = [.. Enumerable.Range(0, columns).Select(_ => random.NextSingle() - 0.5f)];
        var matrix = new FloatMatrix(weights, rows, columns);
        var y = new float[matrix.PaddedRows];
        Array.Fill(y, 0.25f);
        matrix.MultiplyAdd(x, y);

        bool fused = Fma.IsSupported || AdvSimd.Arm64.IsSupported;
        for (int row = 0; row < rows; row++)
        {
            float sum = 0.25f;
            for (int column = 0; column < columns; column++)
            {
                float weight = weights[row * columns + column];
                sum = fused ? MathF.FusedMultiplyAdd(weight, x[column], sum) : weight * x[column] + sum;
            }
            Assert.Equal(sum, y[row]); // to the bit: this is why the vector's width does not matter
        }
        Assert.All(y.Skip(rows), value => Assert.Equal(0.25f, value));
    }

    private static void CheckError(Func<Vector<float>, Vector<float>> approximate, Func<double, double> exact, bool odd)
    {
        double worst = 0, worstRelative = 0;
        for (double x = -120; x <= 120; x += 0.0003)
            Check((float)x);
        foreach (float x in new[]
        {
            0f, -0f, 1e-30f, -1e-30f, 1e-6f, 0.5f, 1e30f, -1e30f, float.MaxValue, float.MinValue, float.Epsilon,
        })
            Check(x);
        Assert.True(worst < 2e-7, $"error {worst}");
        if (odd)
            Assert.True(worstRelative < 1e-6, $"relative error {worstRelative}");

        void Check(float x)
        {
            double error = Math.Abs(approximate(new Vector<float>(x))[0] - exact(x));
            Assert.False(double.IsNaN(error), $"not a number at {x}");
            worst = Math.Max(worst, error);
            if (Math.Abs(x) > 1e-36f)
                worstRelative = Math.Max(worstRelative, error / Math.Abs(exact(x)));
        }
    }
}
