using Continuo.Bench;

// Every table, one command: `./build.sh bench`. Figures of a run belong together: compare ratios, not times across runs.
var table = new Table();
table.Head($"{Machine.Name}, .NET {Environment.Version}");
StepBenchmark.Run(table);
HandOverBenchmark.Run(table);
if (args is [string path])
    File.WriteAllText(path, table.Text);
