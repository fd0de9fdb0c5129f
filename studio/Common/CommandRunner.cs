using System.CommandLine;

namespace Continuo.Studio.Common;

/// <summary>Gives every command the same exit codes and the same one-line errors.</summary>
internal static class CommandRunner
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;

    /// <summary>What Ctrl+C leaves a command that runs until then, to put its things away.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    /// <summary>Parses and runs; errors a user can act on are one line on standard error.</summary>
    /// <param name="root">The program's commands.</param>
    /// <param name="args">What the user typed behind the program's name.</param>
    /// <param name="program">What to type for the program, for messages.</param>
    public static int Run(RootCommand root, string[] args, string program = "continuo")
    {
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine($"{program}: {error.Message}");
            Console.Error.WriteLine($"{program}: see `{string.Join(' ', CommandPath(parsed, program))} --help`");
            return WrongUse;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeToStop,
            });
        }
        catch (Exception e) when (e is not (NullReferenceException or IndexOutOfRangeException))
        {
            Console.Error.WriteLine($"{program}: {e.Message}");
            return Failed;
        }
    }

    private static IEnumerable<string> CommandPath(ParseResult parsed, string program)
    {
        var names = new Stack<string>();
        for (System.CommandLine.Parsing.SymbolResult? result = parsed.CommandResult;
            result is System.CommandLine.Parsing.CommandResult command; result = result.Parent)
            names.Push(command.Command is RootCommand ? program : command.Command.Name);
        return names;
    }
}
