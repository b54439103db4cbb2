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

function(detente_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  add_library(detente_${name} STATIC ${sources})
  add_library(detente::${name} ALIAS detente_${name})
  set_target_properties(detente_${name} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(detente_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_include_directories(detente_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_compile_features(detente_${name} PUBLIC cxx_std_20)
  target_link_libraries(detente_${name} PUBLIC fmt::fmt PRIVATE $<BUILD_INTERFACE:detente_flags>)
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
