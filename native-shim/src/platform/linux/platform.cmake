# What the build has to know of Linux.
find_package(Threads REQUIRED)

set(platformSources
  src/platform/linux/dotnet_needs.cpp
  src/platform/linux/folders.cpp
  src/platform/linux/shared_library.cpp
  src/platform/linux/sleep.cpp)
set(platformModuleSources src/platform/linux/module_exports.cpp)
set(platformLibraries Threads::Threads ${CMAKE_DL_LIBS})

# Where the module lies: <bundle>/Contents/<moduleFolder>/Continuo<moduleSuffix>.
set(moduleFolder "${CMAKE_SYSTEM_PROCESSOR}-linux")
set(moduleSuffix ".so")

# The module's symbols stay its own: hosts load many plugins into one process.
set(exportsMap "${CMAKE_CURRENT_LIST_DIR}/exports.map")
function(continuo_link_module target)
  target_link_options(${target} PRIVATE
    "LINKER:--version-script=${exportsMap}" LINKER:--no-undefined LINKER:--exclude-libs,ALL)
  set_target_properties(${target} PROPERTIES LINK_DEPENDS "${exportsMap}")
endfunction()
