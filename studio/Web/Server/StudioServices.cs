using Continuo.Studio.Common;
using Continuo.Studio.Music;
using Continuo.Studio.Play;
using Continuo.Studio.Presets;
using Continuo.Studio.Sound;
using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Server;

/// <summary>
/// What the endpoints work with, one line each; all are singletons and may be called from [any] thread.
/// </summary>
internal static class StudioServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Recovered>();
        services.AddSingleton<MusicLibrary>();
        services.AddSingleton(provider => new ReadingSlots(provider.GetRequiredService<StudioOptions>().TimeForFile));
        services.AddSingleton<MusicIntake>();
        services.AddSingleton<FluidSynth>();
        services.AddSingleton<LoadedPresets>();
        services.AddSingleton<TakeMaker>();
        services.AddSingleton<TakeShelf>();

        services.AddSingleton<PresetShelf>();
        services.AddSingleton<PresetImport>();

        // Training
        services.AddSingleton<IJobMusic, LibraryMusic>();
        services.AddSingleton<TrainingProgram>();
        services.AddSingleton<TrainingAvailability>();
        services.AddSingleton<TrainingSpeed>();
        services.AddSingleton<JobPlanner>();
        services.AddSingleton<JobMaker>();
        services.AddSingleton<JobShelf>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobInstall>();
        services.AddSingleton<JobQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<JobQueue>());
    }
}
