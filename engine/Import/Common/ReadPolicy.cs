namespace Continuo.Engine.Import.Common;

/// <summary>What a reader does with a damaged file whose meaning can still be told.</summary>
public enum ReadPolicy
{
    /// <summary>
    /// Repair it and list what was repaired. The default: most old files have a flaw, and still play.
    /// </summary>
    Repair,

    /// <summary>Refuse it at the first flaw.</summary>
    Strict,
}
