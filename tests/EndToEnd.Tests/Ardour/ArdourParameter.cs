using System.Globalization;

namespace Continuo.EndToEnd.Tests.Ardour;

/// <summary>A parameter as Ardour lists it.</summary>
/// <param name="Title">"hidden" where it is not shown.</param>
/// <param name="IsInput">It can be set; then Ardour shows its texts.</param>
/// <param name="Value">Plain.</param>
internal sealed record ArdourParameter(string Title, bool IsInput, double Value)
{
    /// <summary>Reads a line of <c>describe.lua</c>.</summary>
    public static ArdourParameter Read(string line)
    {
        string[] columns = line.Split('\t');
        return new(columns[1], columns[2] == "true", double.Parse(columns[3], CultureInfo.InvariantCulture));
    }
}
