// What each system's export that ends the module calls.
#ifndef CONTINUO_PLATFORM_MODULE_EXIT_H
#define CONTINUO_PLATFORM_MODULE_EXIT_H

namespace continuo {

// [main] The host is about to unload the module, or to end. In module/entry.cpp.
void endModule();

}  // namespace continuo

#endif
