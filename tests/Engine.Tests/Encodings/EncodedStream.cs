using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings;

/// <summary>An encoder and all that it has written.</summary>
internal sealed class EncodedStream
{
    private readonly ITokenizer _tokenizer;
    private readonly INoteEncoder _encoder;
    private readonly Token[] _buffer;

    public EncodedStream(ITokenizer tokenizer, BarGrid bars)
    {
        _tokenizer = tokenizer;
        _encoder = tokenizer.CreateEncoder();
        _encoder.Reset(bars);
        _buffer = new Token[_encoder.MaxTokensPerCall];
    }

    public List<Token> Tokens { get; } = [];

    public void Append(Note note) => Tokens.AddRange(_buffer[.._encoder.Append(note, _buffer)]);

    public void AdvanceTo(Ticks position) => Tokens.AddRange(_buffer[.._encoder.AdvanceTo(position, _buffer)]);

    public void CopyFrom(EncodedStream other)
    {
        _encoder.CopyFrom(other._encoder);
        Tokens.Clear();
        Tokens.AddRange(other.Tokens);
    }

    /// <summary>A decoder that goes on here, after <see cref="AdvanceTo"/>.</summary>
    public INoteDecoder Follow()
    {
        INoteDecoder decoder = _tokenizer.CreateDecoder();
        decoder.Follow(_encoder);
        return decoder;
    }
}
