namespace Continuo.Training.Runs;

/// <summary>How much time training may take.</summary>
public enum TrainingEffort
{
    /// <summary>A minute or two for twenty tunes.</summary>
    Quick,

    /// <summary>As long as it gets better.</summary>
    Thorough,
}
