using Continuo.Engine.Music;
using Continuo.Studio.Server;

namespace Continuo.Studio.Training.Jobs;

/// <summary>Until there is a library.</summary>
internal sealed class NoMusic : IJobMusic
{
    public IReadOnlyList<JobSong> Songs => [];

    public Score Read(string id) => throw Refusal.NotFound("there is no such piece");
}
