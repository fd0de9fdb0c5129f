using System.CommandLine;
using Continuo.Bench;
using Continuo.Bench.Frames;

if (args is ["frames", ..])
    return new RootCommand("Benchmarks of Continuo.") { FramesCommand.Create() }.Parse(args).Invoke();

// Every table, one command: `./build.sh bench`. Figures of one run belong together: compare ratios, not times across runs.
var table = new Table();
table.Head($"{Machine.Name}, .NET {Environment.Version}");
StepBenchmark.Run(table);
HandOverBenchmark.Run(table);
if (args is [string path])
    File.WriteAllText(path, table.Text);
return 0;
