using Continuo.Engine.Model;
using Continuo.Engine.Tokens;

namespace Continuo.Engine.Training.Measures;

/// <summary>A model that is compared with others: a preset's, also where several presets share weights and differ in style.</summary>
public sealed record Contender(string Name, IMusicModel Model, ITokenizer Tokenizer);
