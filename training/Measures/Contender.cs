using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;

namespace Continuo.Training.Measures;

/// <summary>
/// A model that is compared with others: a preset's, also where several presets share weights and differ in style.
/// </summary>
public sealed record Contender(string Name, IMusicModel Model, ITokenizer Tokenizer);
