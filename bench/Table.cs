using System.Globalization;
using System.Text;

namespace Continuo.Bench;

/// <summary>What is printed and what is kept are the same lines.</summary>
internal sealed class Table
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public void Head(string line) => Line(line);

    public void Row(string what, double micros, string note) =>
        Line(string.Create(CultureInfo.InvariantCulture, $"  {what,-58} {micros,10:0.0} us  {note}"));

    private void Line(string line)
    {
        Console.WriteLine(line);
        _text.Append(line).Append('\n');
    }
}
