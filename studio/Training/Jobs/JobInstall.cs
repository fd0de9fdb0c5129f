using Continuo.Studio.Common;
using Continuo.Studio.Presets;

namespace Continuo.Studio.Training.Jobs;

/// <summary>Hands a trained preset to the plugin: whole or not at all.</summary>
internal sealed class JobInstall(JobShelf shelf, PresetShelf presets)
{
    private readonly Lock _one = new();

    /// <returns>The id under which the plugin has it.</returns>
    /// <exception cref="Refusal">It is not done.</exception>
    public string Install(string id)
    {
        lock (_one)
        {
            StoredJob job = shelf.Get(id);
            if (job.Job.State != JobState.Done)
                throw Refusal.Conflict("the training is not done yet");
            string folder = shelf.Folder(id).Preset(job.Job.PresetId);
            string installed = job.InstalledAs is { } known ? presets.Install(folder, known) : presets.Add(folder);
            shelf.Update(id, old => old with { InstalledAs = installed });
            return installed;
        }
    }
}
