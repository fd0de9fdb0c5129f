using System.Diagnostics;
using System.Text.Json;
using Continuo.Studio.Common;

namespace Continuo.Studio.Training.Jobs;

/// <summary>Whether training is possible here.</summary>
/// <param name="Available">LibTorch was found and could be loaded.</param>
/// <param name="Reason">Why not; null when it is.</param>
internal sealed record TrainingAbout(bool Available, string? Reason);

/// <summary>
/// Asks <c>continuo trainable</c>, and remembers a yes: what is wrong may be put right while the studio runs. [any]
/// </summary>
internal sealed class TrainingAvailability(TrainingProgram program, StudioFolders folders)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Stopwatch _since = new();
    private Task<TrainingAbout>? _asked;

    public Task<TrainingAbout> Ask()
    {
        lock (_gate)
        {
            bool isOld = _asked is { IsCompletedSuccessfully: true, Result.Available: false }
                && _since.Elapsed > AskAgainAfter;
            if (_asked is null || _asked.IsFaulted || isOld)
            {
                _asked = AskProgram();
                _since.Restart();
            }
            return _asked;
        }
    }

    private async Task<TrainingAbout> AskProgram()
    {
        try
        {
            using Process process = program.Start(["trainable", "--json"], folders.Studio);
            using var patience = new CancellationTokenSource(Patience);
            using CancellationTokenRegistration kill = patience.Token.Register(
                () => process.Kill(entireProcessTree: true));
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string answer = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            await errors;
            if (patience.IsCancellationRequested)
                return new(false, $"{program.FilePath} did not say within two minutes whether training is possible");
            using JsonDocument json = JsonDocument.Parse(answer);
            return json.RootElement.GetProperty("available").GetBoolean()
                ? new(true, null)
                : new(false, json.RootElement.GetProperty("reason").GetString());
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException
            or JsonException or KeyNotFoundException or IOException)
        {
            return new(false, $"{program.FilePath} cannot say whether training is possible: {error.Message}");
        }
    }
}
