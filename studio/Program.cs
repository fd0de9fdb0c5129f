using System.CommandLine;
using Continuo.Studio.Commands;
using Continuo.Studio.Commands.Measure;
using Continuo.Studio.Commands.Parameters;
using Continuo.Studio.Commands.Play;
using Continuo.Studio.Commands.Presets;
using Continuo.Studio.Commands.Train;
using Continuo.Studio.Common;

// The commands, one file each. Exit codes: 0 done, 1 failed, 2 usage error.
RootCommand root = new("Continuo: plays on where you stop. Render through the plugin, train and measure its models.")
{
    StudioCommand.Create(),
    RenderCommand.Create(),
    GenerateCommand.Create(),
    TrainCommand.Create(),
    TrainableCommand.Create(),
    EvaluateCommand.Create(),
    CompareCommand.Create(),
    PresetsCommand.Create(),
    DemoCommand.Create(),
    ParametersHeaderCommand.Create(),
    ParametersDocsCommand.Create(),
};
return CommandRunner.Run(root, args);
