# What the module calls itself, once: for the factory (identity.h) and for hosts that read it without loading the module
# (moduleinfo.json).
set(CONTINUO_NAME "Continuo")
set(CONTINUO_VENDOR "Continuo")
set(CONTINUO_URL "")
set(CONTINUO_EMAIL "")
set(CONTINUO_SDK_VERSION "VST 3.7.2")
set(CONTINUO_SUB_CATEGORIES "Instrument|Synth")

# For ever: projects find the instrument by these.
set(CONTINUO_COMPONENT_CID "078F1863636BE9CB9D36EC5A6C914D16")
set(CONTINUO_CONTROLLER_CID "7596BE9BD68151AD2DE9AB3097849907")

# "0123…" -> 0x01234567u, …
function(words_of cid result)
  string(REGEX REPLACE "(........)" "0x\\1u, " words "${cid}")
  string(REGEX REPLACE ", $" "" words "${words}")
  set(${result} "${words}" PARENT_SCOPE)
endfunction()
words_of(${CONTINUO_COMPONENT_CID} CONTINUO_COMPONENT_WORDS)
words_of(${CONTINUO_CONTROLLER_CID} CONTINUO_CONTROLLER_WORDS)
string(REPLACE "|" "\", \"" CONTINUO_SUB_CATEGORIES_JSON "\"${CONTINUO_SUB_CATEGORIES}\"")

set(generatedDir "${CMAKE_CURRENT_BINARY_DIR}/generated")
configure_file(src/module/identity.h.in "${generatedDir}/identity.h" @ONLY)
configure_file(src/module/moduleinfo.json.in "${CONTINUO_BUNDLE_DIR}/Contents/Resources/moduleinfo.json" @ONLY)
