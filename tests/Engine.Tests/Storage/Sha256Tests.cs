using System.Security.Cryptography;
using System.Text;
using Continuo.Engine.Storage;
using Xunit;

namespace Continuo.Engine.Tests.Storage;

public sealed class Sha256Tests
{
    /// <summary>FIPS 180-2, appendix B.</summary>
    [Theory]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void TheStandardsExamplesComeOut(string message, string digest) =>
        Assert.Equal("sha256:" + digest, Sha256.NameOf(Encoding.ASCII.GetBytes(message)));

    [Fact]
    public void EveryLengthHashesAsTheSystemHashesIt()
    {
        byte[] bytes = new byte[1000];
        new Random(1).NextBytes(bytes);
        for (int length = 0; length <= bytes.Length; length++)
            Assert.Equal(SHA256.HashData(bytes.AsSpan(0, length)), Sha256.Hash(bytes.AsSpan(0, length)));
    }
}
