namespace Continuo.Studio.Common;

/// <summary>A request that cannot be fulfilled, and why, in a sentence that the page shows.</summary>
/// <param name="status">HTTP status 400..499, or 503 for something that is not installed.</param>
/// <param name="message">What is wrong and where; plain text.</param>
internal sealed class Refusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public static Refusal NotFound(string what) => new(StatusCodes.Status404NotFound, what);

    public static Refusal Wrong(string what) => new(StatusCodes.Status400BadRequest, what);

    /// <summary>It is there, but not in a state for this.</summary>
    public static Refusal Conflict(string what) => new(StatusCodes.Status409Conflict, what);

    /// <summary>A program that it needs is not installed.</summary>
    public static Refusal Unavailable(string what) => new(StatusCodes.Status503ServiceUnavailable, what);
}
