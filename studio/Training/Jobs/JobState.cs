namespace Continuo.Studio.Training.Jobs;

/// <summary>Where a job stands.</summary>
internal enum JobState
{
    /// <summary>Others are before it.</summary>
    Queued,

    /// <summary>The music is being read.</summary>
    Preparing,

    Running,

    /// <summary>By the user; goes on when told to.</summary>
    Paused,

    /// <summary>By the user, before there was anything to keep.</summary>
    Stopped,

    Done,
    Failed,
}
