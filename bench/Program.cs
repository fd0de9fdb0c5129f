using System.CommandLine;
using Continuo.Bench;
using Continuo.Bench.Frames;
using Continuo.Studio.Common;
using Continuo.Training.Runs;

if (args is ["frames", ..])
{
    RootCommand root = new("Benchmarks of Continuo.") { FramesCommand.Create() };
    return CommandRunner.Run(root, args, "dotnet run --project bench --");
}

// Every table, one command: `./build.sh bench`. Figures of a run belong together: compare ratios, not times across
// runs.
var table = new Table();
table.Head($"{Machine.Name}, .NET {Environment.Version}");
StepBenchmark.Run(table);
HandOverBenchmark.Run(table);
if (args is [string path])
    File.WriteAllText(path, table.Text);
return CommandRunner.Done;
