# The guard against a compiler that writes wrong constants (constants.cpp says which): its program is compiled with the flags
# of this build and run. g++ 12.0 to 12.2 get the remedy on every machine, since one without AVX-512 cannot see the fault in
# kernels that another machine will choose; any other compiler gets it where the program finds a list wrong.

# Whether constants.cpp, compiled as this build is and with the flags given besides, finds every list right.
function(detente_constants_right result)
  set(flags ${ARGN})
  if(DETENTE_NATIVE)
    list(PREPEND flags -march=native)
  endif()
  string(MD5 key "${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_CXX_FLAGS} ${CMAKE_BUILD_TYPE} ${flags}")
  set(CMAKE_TRY_COMPILE_CONFIGURATION ${CMAKE_BUILD_TYPE})
  try_run(detente_constants_run_${key} detente_constants_compiled_${key} SOURCES ${PROJECT_SOURCE_DIR}/cmake/constants.cpp
    COMPILE_DEFINITIONS ${flags} CXX_STANDARD 20)
  if(detente_constants_compiled_${key} AND "${detente_constants_run_${key}}" STREQUAL "0")
    set(${result} TRUE PARENT_SCOPE)
  else()
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()

# Adds to the flags of the house what makes constants right, and says so.
function(detente_guard_constants)
  if(CMAKE_CROSSCOMPILING)
    message(STATUS "Constants of the compiler: not tried (cross-compiling)")
    return()
  endif()
  set(compiler "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
  set(known_wrong FALSE)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND
      CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12 AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 12.3)
    set(known_wrong TRUE)
  endif()
  detente_constants_right(right)
  if(right AND NOT known_wrong)
    message(STATUS "Constants of the compiler: right (${compiler})")
    return()
  endif()
  set(seen "wrong here")
  if(right)
    set(seen "wrong for AVX-512, not seen here")
  endif()
  # The first keeps AVX-512 and moves constants in smaller pieces; the others give up more.
  foreach(remedy "-mmove-max=128;-mstore-max=128" "-mprefer-vector-width=128" "-mno-avx512f" "-fno-tree-vectorize")
    detente_constants_right(right ${remedy})
    if(right)
      target_compile_options(detente_flags INTERFACE ${remedy})
      list(JOIN remedy " " shown)
      message(STATUS "Constants of the compiler: ${seen} (${compiler}), right with ${shown}: added")
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "${compiler} makes wrong constants with these flags (cmake/constants.cpp), and no flag we know helps. "
    "Take another compiler (g++ 12.3 or later), or DETENTE_NATIVE=OFF.")
endfunction()
