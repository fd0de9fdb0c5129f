// Threads of the shim's own, for what may take long: the host's UI thread never waits for .NET.
#ifndef CONTINUO_HOSTING_BESIDE_H
#define CONTINUO_HOSTING_BESIDE_H

#include <chrono>
#include <functional>

namespace continuo {

// [main] or [beside] Runs `work` on a thread that ends with it; false where the system has none to give. From then on
// the module stays in memory.
bool runBeside(std::function<void()> work) noexcept;

// [main] Waits until all of it is done; false when the time was over first.
bool waitForAllBeside(std::chrono::milliseconds patience);

}  // namespace continuo

#endif
