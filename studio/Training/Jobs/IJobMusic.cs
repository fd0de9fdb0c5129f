using Continuo.Engine.Music;

namespace Continuo.Studio.Training.Jobs;

/// <summary>The music that there is to learn from. [any] thread.</summary>
internal interface IJobMusic
{
    IReadOnlyList<JobSong> Songs { get; }

    /// <summary>Pieces of one file, which is read once.</summary>
    /// <exception cref="Refusal">One of them was removed.</exception>
    IReadOnlyList<Score> ReadOfOneFile(IReadOnlyList<string> ids);
}

/// <summary>A piece of the library.</summary>
/// <param name="Id">Derived from its content.</param>
/// <param name="Title">What the musician calls it.</param>
/// <param name="Path">Its file.</param>
/// <param name="Number">In a file of many, else 0.</param>
/// <param name="Notes">Notes in the song; they decide how pieces are held out.</param>
internal sealed record JobSong(string Id, string Title, string Path, int Number, int Notes);
