// Whether the memory of the session in a saved state is whole, as far as its checksum says: asked before .NET is there.
#ifndef CONTINUO_HOSTING_SAVED_MEMORY_H
#define CONTINUO_HOSTING_SAVED_MEMORY_H

#include <string_view>

namespace continuo {

// `base64` as SavedMemoryFormat writes it, or empty. What a newer version has written counts as whole.
bool isWholeMemory(std::string_view base64) noexcept;

}  // namespace continuo

#endif
