using System.CommandLine;
using Continuo.Engine.Control;

namespace Continuo.Studio.Commands;

/// <summary><c>continuo parameters-header</c>: prints the shim's header from the parameter table; the build calls it.</summary>
internal static class ParametersHeaderCommand
{
    public static Command Create()
    {
        Command command = new("parameters-header", "Print native-shim/abi/parameters.generated.h.") { Hidden = true };
        command.SetAction(_ => Console.Out.Write(ParametersHeader.Text()));
        return command;
    }
}
