using Continuo.Engine.Sampling;

namespace Continuo.Engine.Tests.Sampling;

public sealed class SeededRandomTests
{
    /// <summary>Expected values: an implementation in Python, written from the papers' formulas.</summary>
    [Theory]
    [InlineData(0, 0, 0xFB5405F7BD79C540, 0x780C98E26CEA5883, 0x2A146E0980FEBC66)]
    [InlineData(1, 0, 0xEE127FE613436E33, 0xD6DAD8D34A1874EA, 0x2A52C16CEC1116A9)]
    [InlineData(1, 1, 0x54BB305D7741EAAB, 0x9F4B8AF5B5BF190F, 0x4505F524D793805D)]
    [InlineData(9999, 123456, 0x19F842DA5E5EA930, 0x69E9511B4A1CD6C1, 0x5FA7A74DB0DF9C63)]
    public void IsTheSameOnEveryMachine(ulong seed, ulong stream, ulong first, ulong second, ulong third)
    {
        SeededRandom random = new(seed, stream);
        Assert.Equal([first, second, third], [random.NextBits(), random.NextBits(), random.NextBits()]);
    }

    [Fact]
    public void UnitsFillTheirRangeEvenly()
    {
        SeededRandom random = new(1, 2);
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++)
        {
            double unit = random.NextUnit();
            Assert.InRange(unit, 0, 1 - 1e-16);
            counts[(int)(unit * 10)]++;
        }

        // Chi-square with 9 degrees of freedom exceeds 27.9 once in a thousand seeds.
        Assert.InRange(counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000), 0, 27.9);
    }
}
