using System.Diagnostics.CodeAnalysis;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>
/// Names an answer while [engine] works for it. [pump] gets the answer
/// back, unless a later one uses the object by then.
/// </summary>
/// <param name="Answer">Null: the request belongs to no answer.</param>
/// <param name="Serial">The answer's serial number when the ticket was made.</param>
internal readonly record struct AnswerTicket(Answer? Answer, ulong Serial)
{
    /// <summary>[pump] The answer; false when nothing waits for it any more.</summary>
    public bool TryGet([NotNullWhen(true)] out Answer? answer)
    {
        answer = Answer is not null && Answer.Serial == Serial ? Answer : null;
        return answer is not null;
    }
}
