using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Asking;

namespace Continuo.Plugin.Threads;

/// <summary>The thread [engine]: takes requests and has them answered.</summary>
internal sealed class EngineWorker(RequestChannel requests, AnswerWriter writer)
{
    private const int WaitMilliseconds = 1000;

    private volatile bool _stop;
    private Thread? _thread;

    /// <summary>[beside] Starts with the preset that lies ready.</summary>
    public void Start()
    {
        writer.WarmUp();
        _thread = new Thread(Run)
        {
            IsBackground = true,
            Name = "Continuo engine",
            Priority = ThreadPriority.AboveNormal,
        };
        _thread.Start();
    }

    /// <summary>[beside] Returns once the thread has ended.</summary>
    public void Stop()
    {
        _stop = true;
        writer.Stop();
        requests.Wake();
        _thread?.Join();
    }

    private void Run()
    {
        while (!_stop)
        {
            if (requests.TryTake(WaitMilliseconds, out EngineRequest request))
                writer.Serve(request);
        }
    }
}
