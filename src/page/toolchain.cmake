# The browser as the machine to build for, with Debian's emscripten.
set(EMSCRIPTEN_ROOT_PATH /usr/share/emscripten)
if(NOT EXISTS ${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)
  message(FATAL_ERROR "emscripten is missing, which malkoll.html is built with. src/page/toolchain.sh installs it.")
endif()
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)
