using Continuo.Engine.Control;
using Continuo.Studio.Server;

namespace Continuo.Studio.Training.Jobs;

/// <summary>Hands a trained preset to the plugin: whole or not at all.</summary>
internal sealed class JobInstall(JobShelf shelf, StudioFolders folders, Changes changes)
{
    private readonly Lock _one = new();

    /// <returns>The id under which the plugin has it.</returns>
    /// <exception cref="Refusal">It is not done.</exception>
    public string Install(string id)
    {
        StoredJob job = shelf.Get(id);
        if (job.Job.State != JobState.Done)
            throw Refusal.Conflict("the training is not done yet");
        lock (_one)
        {
            Preset preset = PresetFile.Read(shelf.Folder(id).Preset(job.Job.PresetId));
            string wanted = job.InstalledAs ?? preset.Id;
            string installed = job.InstalledAs is null
                ? PresetIds.Free(wanted, taken => folders.Presets.Entries.Any(entry => entry.Id == taken) || Directory.Exists(Path.Combine(folders.UserPresets, taken)))
                : wanted;
            Place(preset with { Id = installed }, installed);
            shelf.Update(id, old => old with { InstalledAs = installed });
            changes.Publish("presets");
            return installed;
        }
    }

    private void Place(Preset preset, string id)
    {
        string arriving = Path.Combine(folders.Arriving, $"preset-{Guid.NewGuid():N}"), leaving = arriving + "-old";
        string place = Path.Combine(folders.UserPresets, id);
        try
        {
            PresetCopy.Into(preset, arriving);
            PresetLoader.Load(PresetFile.Read(arriving)); // proves that it is whole
            if (Directory.Exists(place))
                Directory.Move(place, leaving);
            Directory.Move(arriving, place);
        }
        finally
        {
            foreach (string rest in new[] { arriving, leaving })
                if (Directory.Exists(rest))
                    Directory.Delete(rest, recursive: true);
        }
    }
}
