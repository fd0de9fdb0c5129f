using System.Security.Cryptography;
using System.Text;

namespace Continuo.Studio.Training.Jobs;

/// <summary>Chooses the pieces that are not learnt but measured on: always the same ones of the same music.</summary>
internal static class HeldOut
{
    /// <summary>Fewer pieces than this are all learnt.</summary>
    public const int FewestToSplit = 4;

    private const double Share = 0.1;
    private const double MostOfNotes = 0.25;

    /// <summary>
    /// A tenth, of few pieces a larger share: one of four, two of ten, four of twenty. No piece is taken that holds a
    /// share of the notes so large that too few would be left to learn from, unless there is no other.
    /// </summary>
    public static IReadOnlySet<string> Choose(IReadOnlyList<JobSong> songs)
    {
        if (songs.Count < FewestToSplit)
            return new HashSet<string>();
        int count = Math.Max((int)Math.Round(Share * songs.Count), Math.Min(4, (songs.Count + 4) / 5));
        long most = (long)(MostOfNotes * songs.Sum(song => (long)song.Notes));
        var chosen = new HashSet<string>();
        long notes = 0;
        foreach (JobSong song in songs.OrderBy(
            song => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(song.Id))), StringComparer.Ordinal))
        {
            if (chosen.Count == count)
                break;
            if (notes + song.Notes > most)
                continue;
            chosen.Add(song.Id);
            notes += song.Notes;
        }
        if (chosen.Count == 0)
            chosen.Add(songs.MinBy(song => song.Notes)!.Id);
        return chosen;
    }
}
