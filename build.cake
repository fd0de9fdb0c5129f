// The build: what is made, in order, and where it goes. Run it through build.sh or build.ps1.
using System.Xml.Linq;

var target = Argument("target", "Build");
const string Configuration = "Release";

var artifacts = Directory("./artifacts");
var bundle = artifacts + Directory("Continuo.vst3");
var resources = bundle + Directory("Contents/Resources");
var programs = artifacts + Directory("bin");
var nativeBuild = artifacts + Directory("cmake");
var juceBuild = nativeBuild + Directory("juce-host");
var results = artifacts + Directory("test-results");

void Run(string program, ProcessArgumentBuilder arguments, IDictionary<string, string> environment = null)
{
    int code = StartProcess(program, new ProcessSettings { Arguments = arguments, EnvironmentVariables = environment });
    if (code != 0)
        throw new CakeException($"{program} {arguments.RenderSafe()} ended with code {code}");
}

ProcessArgumentBuilder Words(params string[] words)
{
    var builder = new ProcessArgumentBuilder();
    foreach (string word in words)
        builder.AppendQuoted(word);
    return builder;
}

string Program(string name) => MakeAbsolute(programs + File(IsRunningOnWindows() ? name + ".exe" : name)).FullPath;

Task("Clean").Does(() => CleanDirectory(artifacts));

Task("Managed")
    .Description("The engine, the plugin's managed half, the command line with LibTorch.")
    .Does(() =>
{
    DotNetBuild(
        "./PluginSolution.sln",
        new DotNetBuildSettings { Configuration = Configuration, NoLogo = true, Verbosity = DotNetVerbosity.Quiet });
    DotNetPublish("./plugin/Plugin.csproj", new DotNetPublishSettings
    {
        Configuration = Configuration, Framework = "net10.0", NoBuild = true, NoLogo = true,
        OutputDirectory = resources + Directory("managed"), Verbosity = DotNetVerbosity.Quiet,
    });
    DotNetPublish("./studio/Studio.csproj", new DotNetPublishSettings
    {
        Configuration = Configuration, NoBuild = true, NoLogo = true,
        OutputDirectory = programs, Verbosity = DotNetVerbosity.Quiet,
    });
});

Task("Parameters")
    .Description("Refreshes the shim's header and the documents from the parameter table.")
    .IsDependentOn("Managed")
    .Does(() =>
{
    var header = MakeAbsolute(File("./native-shim/abi/parameters.generated.h")).FullPath;
    StartProcess(
        Program("continuo"),
        new ProcessSettings { Arguments = "parameters-header", RedirectStandardOutput = true }, out var lines);
    string text = string.Join("\n", lines).TrimEnd('\n') + "\n";
    if (!System.IO.File.Exists(header) || System.IO.File.ReadAllText(header) != text)
        System.IO.File.WriteAllText(header, text);
    Run(Program("continuo"), Words("parameters-docs", "docs"));
});

Task("Native")
    .Description("The shim, its tests and the headless host.")
    .IsDependentOn("Parameters")
    .Does(() =>
{
    Run("cmake", Words("-S", "native-shim", "-B", nativeBuild, "-DCMAKE_BUILD_TYPE=" + Configuration,
        "-DCONTINUO_BUNDLE_DIR=" + MakeAbsolute(bundle).FullPath));
    Run("cmake", Words("--build", nativeBuild, "--config", Configuration, "--parallel"));
    CopyFileToDirectory(
        nativeBuild + File(IsRunningOnWindows() ? "host/continuo-host.exe" : "host/continuo-host"), programs);
});

Task("Presets")
    .Description("Copies the presets into the bundle.")
    .Does(() =>
{
    var destination = resources + Directory("presets");
    if (DirectoryExists(destination))
        DeleteDirectory(destination, new DeleteDirectorySettings { Recursive = true });
    CopyDirectory("./presets", destination);
});

Task("Build").IsDependentOn("Native").IsDependentOn("Presets");

Task("JuceHost")
    .Description("A second host for the tests, "
        + "of JUCE's classes: a minute the first time; left out where JUCE's sources are not installed.")
    .WithCriteria(
        () => DirectoryExists("/usr/share/juce/modules/juce_audio_processors"), "JUCE's modules are not installed")
    .Does(() =>
{
    Run("cmake", Words("-S", "tests/JuceHost", "-B", juceBuild, "-DCMAKE_BUILD_TYPE=" + Configuration));
    Run("cmake", Words("--build", juceBuild, "--config", Configuration, "--parallel"));
    if (FileExists(juceBuild + File("juce-host")))
        CopyFileToDirectory(juceBuild + File("juce-host"), programs);
});

Task("Demo")
    .Description("The main job: a phrase through the real plugin, its answer as MIDI, sound, picture and figures.")
    .IsDependentOn("Build")
    .Does(() => Run(
        Program("continuo"),
        Words("demo", "--phrase", "tests/Golden/haste-to-the-wedding.mid", "-o", artifacts + Directory("demo"))));

Task("Studio")
    .Description("The studio, opened in the browser.")
    .IsDependentOn("Build")
    .Does(() => Run(Program("continuo"), Words("studio")));

Task("Bench").IsDependentOn("Build")
    .Does(() => Run("dotnet", Words("run", "--project", "bench", "-c", Configuration, "--", "bench/last-table.txt")));

Task("Frames")
    .Description("The frame meter: trains and measures note-sequence LSTMs on published piano rolls (--data=FOLDER); "
        + "docs/decisions/0016.")
    .IsDependentOn("Managed")
    .Does(() =>
{
    var data = Directory(Argument("data", "../shared/data/research-only"));
    string keys = "-5 -4 -3 -2 -1 0 1 2 3 4 5";
    void TrainAndMeasure(string archive, string member, string training)
    {
        string models = MakeAbsolute(
            artifacts + Directory("frames") + Directory(System.IO.Path.GetFileNameWithoutExtension(member))).FullPath;
        string source = $"\"{MakeAbsolute(data + File(archive)).FullPath}\" --member {member}";
        CleanDirectory(models);
        Run("dotnet", $"run --project bench -c {Configuration} -- frames train {source} -o \"{models}\" {training}");
        Run("dotnet", $"run --project bench -c {Configuration} -- frames measure {source} \"{models}\" "
            + $"--part valid --shifts {keys}");
        Run("dotnet", $"run --project bench -c {Configuration} -- frames measure {source} \"{models}\" "
            + $"--part test --shifts {keys}");
    }
    TrainAndMeasure(
        "jsb-chorales.tar.gz", "jsb-chorales-quarter.json",
        "--models 2 --ascending --no-keep --dropout 0.3 --epochs 28");
    TrainAndMeasure("nottingham-bl2012.tar.gz", "nottingham-bl2012.json", "--dropout 0.2 --epochs 14");
});

Task("Test")
    .Description("Every runner; ends with one line that adds them all up.")
    .IsDependentOn("Build")
    .IsDependentOn("JuceHost")
    .Does(() =>
{
    CleanDirectory(results);
    var watch = System.Diagnostics.Stopwatch.StartNew();
    var environment = new Dictionary<string, string>
    {
        ["CONTINUO_BUNDLE"] = MakeAbsolute(bundle).FullPath,
        ["CONTINUO_BIN"] = MakeAbsolute(programs).FullPath,
    };
    var failures = new List<string>();
    void Attempt(string name, Action run)
    {
        try { run(); }
        catch (CakeException) { failures.Add(name); }
    }
    void Test(string what, string filter) => Attempt(
        "dotnet test " + what, () => Run(
            "dotnet", Words("test", what, "-c", Configuration, "--no-build", "--nologo",
                "--filter", filter, "--logger", "trx", "--results-directory", results, "--verbosity", "quiet"),
            environment));
    // A browser and a training take both cores, which the tests of real time need.
    Test("PluginSolution.sln", "FullyQualifiedName!~Continuo.Studio.EndToEnd");
    Test("tests/Studio.EndToEnd.Tests", "FullyQualifiedName~Continuo");
    Attempt("ctest", () => Run("ctest", Words("--test-dir", nativeBuild, "--output-on-failure", "-C", Configuration,
        "--output-junit", MakeAbsolute(results).FullPath + "/native.junit.xml"), environment));
    SumUp(failures, watch.Elapsed);
});

void SumUp(List<string> failedRunners, TimeSpan whole)
{
    int passed = 0, failed = 0, skipped = 0;
    var runners = new List<(string Name, double Seconds, int Tests)>();
    void Add(string outcome, string name, string reason)
    {
        if (outcome == "passed") passed++;
        else if (outcome == "failed") { failed++; Information($"FAILED  {name}: {reason}"); }
        else { skipped++; Information($"skipped {name}: {reason}"); }
    }
    foreach (var file in GetFiles(results.Path.FullPath + "/*.trx"))
    {
        var run = XDocument.Load(file.FullPath).Descendants().ToLookup(e => e.Name.LocalName);
        foreach (var test in run["UnitTestResult"])
        {
            string reason = test.Descendants().FirstOrDefault(e => e.Name.LocalName == "Message")?.Value.Trim() ?? "";
            string outcome = (string)test.Attribute("outcome") switch
            {
                "Passed" => "passed",
                "Failed" => "failed",
                _ => "skipped",
            };
            Add(outcome, (string)test.Attribute("testName"), reason);
        }
        // A project of which the filter takes no test has results of its own all the same.
        if (run["TestMethod"].FirstOrDefault() is { } method)
        {
            var times = run["Times"].First();
            var took = (DateTimeOffset)times.Attribute("finish") - (DateTimeOffset)times.Attribute("start");
            string project = System.IO.Path.GetFileNameWithoutExtension((string)method.Attribute("codeBase"));
            runners.Add((project, took.TotalSeconds, run["UnitTestResult"].Count()));
        }
    }
    foreach (var file in GetFiles(results.Path.FullPath + "/*.junit.xml"))
    {
        var suite = XDocument.Load(file.FullPath).Root;
        foreach (var test in suite.Descendants("testcase"))
        {
            string outcome = (string)test.Attribute("status") switch
            {
                "run" => "passed",
                "fail" => "failed",
                _ => "skipped",
            };
            string reason = test.Element("system-out")?.Value.Trim().Split('\n').LastOrDefault() ?? "";
            Add(outcome, (string)test.Attribute("name"), reason);
        }
        runners.Add(("ctest", (double)suite.Attribute("time"), suite.Descendants("testcase").Count()));
    }
    // A runner that broke off without a failed test of its own is a failure all the same.
    if (failedRunners.Count > 0 && failed == 0)
        failed = failedRunners.Count;
    // build.sh prints this last, and nothing behind it: its last line is what counts.
    var sum = runners.OrderByDescending(runner => runner.Seconds)
        .Select(runner => FormattableString.Invariant($"{runner.Seconds,5:0} s  {runner.Name}, {runner.Tests} tests"))
        .Append(FormattableString.Invariant($"{whole.TotalSeconds,5:0} s  together, some side by side"))
        .Append($"{passed} passed, {failed} failed, {skipped} skipped");
    System.IO.File.WriteAllLines(results.Path.FullPath + "/sum.txt", sum);
    if (failed > 0 || passed == 0)
        throw new CakeException("the tests failed: " + string.Join(", ", failedRunners));
}

Task("Install")
    .Description("Into the user's own VST 3 folder.")
    .IsDependentOn("Build")
    .Does(() =>
{
    var home = EnvironmentVariable("HOME") ?? EnvironmentVariable("USERPROFILE");
    var place = Directory(home + "/.vst3/Continuo.vst3");
    EnsureDirectoryExists(home + "/.vst3");
    if (DirectoryExists(place))
        DeleteDirectory(place, new DeleteDirectorySettings { Recursive = true, Force = true });
    CopyDirectory(bundle, place);
    Information($"installed into {place}");
});

RunTarget(target);
