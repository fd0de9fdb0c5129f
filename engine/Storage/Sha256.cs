using System.Buffers.Binary;
using System.Numerics;

namespace Continuo.Engine.Storage;

/// <summary>
/// The hash SHA-256 (FIPS 180-4), in managed code. .NET's own asks OpenSSL for it and ends the process, which is the
/// host's, where libssl cannot be loaded.
/// </summary>
public static class Sha256
{
    private const int BlockSize = 64; // bytes

    // FIPS 180-4, 4.2.2: of the cube roots of the first 64 primes.
    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>"sha256:" and the hexadecimal digest.</summary>
    public static string NameOf(ReadOnlySpan<byte> message) => "sha256:" + Convert.ToHexStringLower(Hash(message));

    /// <summary>The digest, 32 bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> message)
    {
        // 5.3.3: of the square roots of the first eight primes.
        Span<uint> state =
        [
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
        ];
        int whole = message.Length / BlockSize * BlockSize;
        for (int at = 0; at < whole; at += BlockSize)
            Add(message.Slice(at, BlockSize), state);

        // 5.1.1: a one, zeros, and the length in bits end the last block.
        Span<byte> end = stackalloc byte[2 * BlockSize];
        end.Clear();
        ReadOnlySpan<byte> rest = message[whole..];
        rest.CopyTo(end);
        end[rest.Length] = 0x80;
        int size = rest.Length < BlockSize - sizeof(ulong) ? BlockSize : 2 * BlockSize;
        BinaryPrimitives.WriteUInt64BigEndian(end[(size - sizeof(ulong))..size], 8 * (ulong)message.Length);
        for (int at = 0; at < size; at += BlockSize)
            Add(end.Slice(at, BlockSize), state);

        byte[] digest = new byte[state.Length * sizeof(uint)];
        for (int i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(i * sizeof(uint)), state[i]);
        return digest;
    }

    /// <summary>6.2.2.</summary>
    private static void Add(ReadOnlySpan<byte> block, Span<uint> state)
    {
        Span<uint> w = stackalloc uint[BlockSize];
        for (int t = 0; t < 16; t++)
            w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(t * sizeof(uint))..]);
        for (int t = 16; t < w.Length; t++)
        {
            uint sigma0 = Rotated(w[t - 15], 7) ^ Rotated(w[t - 15], 18) ^ w[t - 15] >> 3;
            uint sigma1 = Rotated(w[t - 2], 17) ^ Rotated(w[t - 2], 19) ^ w[t - 2] >> 10;
            w[t] = w[t - 16] + sigma0 + w[t - 7] + sigma1;
        }

        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        (uint e, uint f, uint g, uint h) = (state[4], state[5], state[6], state[7]);
        for (int t = 0; t < w.Length; t++)
        {
            uint sum1 = Rotated(e, 6) ^ Rotated(e, 11) ^ Rotated(e, 25);
            uint first = h + sum1 + (e & f ^ ~e & g) + Constants[t] + w[t];
            uint sum0 = Rotated(a, 2) ^ Rotated(a, 13) ^ Rotated(a, 22);
            uint second = sum0 + (a & b ^ a & c ^ b & c);
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }
        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    private static uint Rotated(uint value, int right) => BitOperations.RotateRight(value, right);
}
