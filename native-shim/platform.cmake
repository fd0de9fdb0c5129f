# Which system the build is for: `platform` names the folders that hold what is particular to it. To bring the shim to
# another system, add src/platform/<name>/, host/plugin/<name>/ and tests/NativeShim.Tests/support/<name>/.
string(TOLOWER "${CMAKE_SYSTEM_NAME}" platform)
if(platform STREQUAL "darwin")
  set(platform macos)
endif()
if(NOT EXISTS "${CMAKE_CURRENT_LIST_DIR}/src/platform/${platform}/platform.cmake")
  message(FATAL_ERROR "The shim does not run on ${CMAKE_SYSTEM_NAME} yet: src/platform/${platform} is missing")
endif()
include("${CMAKE_CURRENT_LIST_DIR}/src/platform/${platform}/platform.cmake")
