namespace Continuo.Engine.Import.Notation;

/// <summary>
/// From repeat signs to the order of playing: |: … :| is played twice, numbered endings in the passes they name, and a
/// repeat without a beginning goes back to the last end of one, or to the start.
/// </summary>
internal sealed class RepeatMarks
{
    private const int MostPasses = 16;

    private readonly List<(Fraction At, Sign Sign, int Passes)> _marks = [];

    private enum Sign { Begin, End, Ending, Close }

    public int Count => _marks.Count;

    public void Begin(Fraction at) => _marks.Add((at, Sign.Begin, 0));

    /// <param name="at">Where the repeat ends.</param>
    /// <param name="times">How often all is played; endings know better.</param>
    public void End(Fraction at, int times = 2) => _marks.Add((at, Sign.End, Math.Clamp(times, 1, MostPasses)));

    /// <summary>A double bar: a last ending ends here.</summary>
    public void Close(Fraction at) => _marks.Add((at, Sign.Close, 0));

    /// <param name="at">Where the ending begins.</param>
    /// <param name="passes">Bit 0 for the first pass, bit 1 for the second, …</param>
    public void Ending(Fraction at, int passes) => _marks.Add((at, Sign.Ending, passes));

    /// <param name="end">Of the written music.</param>
    /// <param name="check">Throws when the played music becomes too long.</param>
    public List<PlayedSpan> ToPlayOrder(Fraction end, Action<Fraction> check)
    {
        var order = new Order(check);
        foreach ((Fraction at, Sign sign, int passes) in _marks)
        {
            switch (sign)
            {
                case Sign.Begin:
                    order.Flush(at);
                    break;
                case Sign.End when order.HasEndings:
                    order.CloseEnding(at, isRepeat: true, passes);
                    break;
                case Sign.End:
                    order.RepeatAll(at, passes);
                    break;
                case Sign.Ending:
                    order.OpenEnding(at, passes);
                    break;
                case Sign.Close when order.HasEndings:
                    order.CloseEnding(at, isRepeat: false);
                    break;
            }
        }
        order.Flush(end);
        return order.Spans;
    }

    private sealed class Order(Action<Fraction> check)
    {
        private readonly List<(Fraction From, Fraction To, int Passes)> _endings = [];
        private Fraction _start;
        private Fraction _bodyEnd;
        private Fraction _now;
        private bool _isOpen;
        private bool _isRepeated;

        public List<PlayedSpan> Spans { get; } = [];

        public bool HasEndings => _endings.Count > 0;

        public void RepeatAll(Fraction at, int times)
        {
            for (int time = 0; time < times; time++)
                Play(_start, at);
            _start = at;
        }

        public void OpenEnding(Fraction at, int passes)
        {
            if (HasEndings)
                CloseEnding(at, isRepeat: false);
            if (HasEndings && _endings[^1].To < at)
                Flush(_endings[^1].To); // these endings belong to what follows
            if (!HasEndings)
                _bodyEnd = at;
            _endings.Add((at, at, passes));
            _isOpen = true;
        }

        public void CloseEnding(Fraction at, bool isRepeat, int times = 2)
        {
            if (!_isOpen)
            {
                if (isRepeat) // a plain repeat behind the endings
                {
                    Flush(_endings[^1].To);
                    RepeatAll(at, times);
                }
                return;
            }
            _endings[^1] = _endings[^1] with { To = at };
            _isOpen = false;
            _isRepeated |= isRepeat;
        }

        public void Flush(Fraction at)
        {
            if (!HasEndings)
            {
                Play(_start, at);
                _start = Fraction.Max(_start, at);
                return;
            }
            if (_isOpen)
                CloseEnding(at, isRepeat: false);
            PlayEndings();
            _start = _endings[^1].To;
            _endings.Clear();
            _isRepeated = false;
            Play(_start, at);
            _start = Fraction.Max(_start, at);
        }

        private void PlayEndings()
        {
            int all = 0;
            foreach ((_, _, int passes) in _endings)
                all |= passes;
            int count = Math.Clamp(32 - int.LeadingZeroCount(all), 1, MostPasses);
            for (int pass = 0; pass < count; pass++)
            {
                int found = _endings.FindIndex(ending => (ending.Passes >> pass & 1) != 0);
                if (found < 0)
                    continue;
                Play(_start, _bodyEnd);
                Play(_endings[found].From, _endings[found].To);
            }
            if (_endings.Count == 1 && _isRepeated) // the other ending is not marked
                Play(_start, _bodyEnd);
        }

        private void Play(Fraction from, Fraction to)
        {
            if (to <= from)
                return;
            if (Spans.Count > 0 && Spans[^1].To == from)
                Spans[^1] = Spans[^1] with { To = to };
            else
                Spans.Add(new PlayedSpan(from, to, _now));
            _now += to - from;
            check(_now);
        }
    }
}
