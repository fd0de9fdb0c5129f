using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>Forget drops the last phrase, from the memory too, but never the one before it.</summary>
public sealed class FloorTests_Forget : IDisposable
{
    private readonly FakeHost _host = new();

    [Fact]
    public void AnAnsweredPhraseLeavesTheMemory()
    {
        _host.PlayQuarters(0, 60, 62);
        _host.Clock(5);
        _host.Work();
        _host.Press(5.5, ParameterId.Forget);
        Assert.Contains(MemoryOrderKind.ForgetLast, Orders());
    }

    [Fact]
    public void APhraseThatNobodyHasAnsweredWasNotInIt()
    {
        _host.PlayQuarters(0, 60, 62);
        _host.Clock(5);
        _host.NoteOn(6, 64);
        _host.Work();
        Orders();
        _host.Press(6.5, ParameterId.Forget);
        Assert.DoesNotContain(MemoryOrderKind.ForgetLast, Orders());
        Assert.Equal(0, _host.Seed.Count);
    }

    public void Dispose() => _host.Dispose();

    private List<MemoryOrderKind> Orders()
    {
        List<MemoryOrderKind> orders = [];
        while (_host.Requests.TryTakeOrder(ulong.MaxValue, out MemoryOrder order))
            orders.Add(order.Kind);
        return orders;
    }
}
