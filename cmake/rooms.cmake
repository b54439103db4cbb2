# A room is a static library of every source in src/NAME, with the flags of the house; house.cmake is the table of rooms.
add_library(detente_flags INTERFACE)
target_compile_options(detente_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers)
# Messages and assertions name files from the project's root, not from where it happened to be built.
target_compile_options(detente_flags INTERFACE -fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC bugs 105593 and 105651: its own AVX-512 headers and its own std::string trip these warnings.
  target_compile_options(detente_flags INTERFACE -Wno-uninitialized -Wno-maybe-uninitialized -Wno-restrict)
endif()
if(DETENTE_NATIVE)
  target_compile_options(detente_flags INTERFACE -march=native)
endif()
include(cmake/constants.cmake)
detente_guard_constants()

# Loops that gain from vector instructions stand in files named *_kernels.cpp. Each is compiled once a level of
# instructions (detente/support/vector_level.hpp) with everything in it named after the level, and the program picks the
# best that its machine has. Eigen is renamed too: its templates have one name a program, whatever they are compiled for.
set(detente_levels baseline)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$" AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND NOT EMSCRIPTEN)
  list(APPEND detente_levels v3)
  target_compile_definitions(detente_flags INTERFACE DETENTE_KERNELS_V3)
endif()
set(detente_flags_baseline "")
set(detente_flags_v3 -march=x86-64-v3)

function(detente_kernels room sources)
  foreach(level IN LISTS detente_levels)
    set(objects detente_${room}_${level})
    add_library(${objects} OBJECT ${sources})
    target_compile_definitions(${objects} PRIVATE DETENTE_LEVEL=${level} Eigen=Eigen_${level})
    target_include_directories(${objects} PRIVATE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${objects} PRIVATE detente_flags Eigen3::Eigen)
    # The results do not depend on errno or traps.
    target_compile_options(${objects} PRIVATE ${detente_flags_${level}} -fno-math-errno -fno-trapping-math)
    target_sources(detente_${room} PRIVATE $<TARGET_OBJECTS:${objects}>)
  endforeach()
endfunction()

# Half of the time of a source goes into the same headers of the standard library: read once, for all rooms.
function(detente_precompile target)
  if(TARGET detente_support AND NOT target STREQUAL detente_support)
    target_precompile_headers(${target} REUSE_FROM detente_support)
  else()
    target_precompile_headers(${target} PRIVATE <algorithm> <cmath> <filesystem> <functional> <map> <memory> <optional> <set>
      <string> <vector> <fmt/format.h>)
  endif()
endfunction()

function(detente_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  set(kernels ${sources})
  list(FILTER kernels INCLUDE REGEX "_kernels\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_kernels\\.cpp$")
  add_library(detente_${name} STATIC ${sources})
  if(kernels)
    detente_kernels(${name} "${kernels}")
  endif()
  add_library(detente::${name} ALIAS detente_${name})
  set_target_properties(detente_${name} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(detente_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_include_directories(detente_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_compile_features(detente_${name} PUBLIC cxx_std_20)
  target_link_libraries(detente_${name} PUBLIC fmt::fmt PRIVATE $<BUILD_INTERFACE:detente_flags>)
  detente_precompile(detente_${name})
  list(TRANSFORM ROOM_USES PREPEND detente_)
  target_link_libraries(detente_${name} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY DETENTE_ROOMS detente_${name})
endfunction()

# The data that is installed with the program stands beside it in the build tree too, at the same relative place.
function(detente_data)
  add_custom_target(detente_data ALL
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/share
    COMMAND ${CMAKE_COMMAND} -E create_symlink ${PROJECT_SOURCE_DIR}/data ${CMAKE_BINARY_DIR}/share/detente)
  add_dependencies(detente detente_data)
  install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/detente)
  detente_name_table()
endfunction()

# The table of names, made from the data by a program of the build and mapped at start. Without it (cross-compiling, or
# data that have changed since) the reader makes the table in memory.
function(detente_name_table)
  if(CMAKE_CROSSCOMPILING)
    return()
  endif()
  add_executable(detente_name_table tools/names/name_table.cpp)
  target_include_directories(detente_name_table PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(detente_name_table PRIVATE detente_reading detente_flags)
  set_target_properties(detente_name_table PROPERTIES OUTPUT_NAME name_table)
  file(GLOB inputs CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/registry/*.csv ${PROJECT_SOURCE_DIR}/data/reading/*.csv)
  set(table ${CMAKE_BINARY_DIR}/share/names.table)
  add_custom_command(OUTPUT ${table}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/share
    COMMAND ${CMAKE_COMMAND} -E env DETENTE_DATA=${PROJECT_SOURCE_DIR}/data $<TARGET_FILE:detente_name_table> ${table}
    DEPENDS detente_name_table ${inputs} COMMENT "Writing the table of names")
  add_custom_target(detente_names ALL DEPENDS ${table})
  add_dependencies(detente_data detente_names)
  install(FILES ${table} DESTINATION ${CMAKE_INSTALL_DATADIR}/detente)
endfunction()
