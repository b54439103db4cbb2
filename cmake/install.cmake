# `cmake --install`: the program with its data, manual pages and completions, and a package that
# find_package(detente) finds from another project.
include(CMakePackageConfigHelpers)
get_property(rooms GLOBAL PROPERTY DETENTE_ROOMS)
# What other projects link: detente::detente, every room; or one room with what it stands on, detente::world.
add_library(detente_library INTERFACE)
set_target_properties(detente_library PROPERTIES EXPORT_NAME detente)
target_link_libraries(detente_library INTERFACE ${rooms})
install(TARGETS ${rooms} detente_library EXPORT detente ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/detente DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS detente RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(EXPORT detente NAMESPACE detente:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente FILE detente-targets.cmake)
set(data_folder ${CMAKE_INSTALL_DATADIR}/detente)
configure_package_config_file(cmake/detente-config.cmake.in ${CMAKE_BINARY_DIR}/detente-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente PATH_VARS data_folder)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/detente-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/detente-config.cmake ${CMAKE_BINARY_DIR}/detente-config-version.cmake
  cmake/installed_data.cpp DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente)

# Pages, examples and licences; links among the pages hold, since they lie to each other as in the project.
set(pages_folder ${CMAKE_INSTALL_DATADIR}/doc/detente)
install(FILES README.md CHANGELOG.md LICENSE CITATION.cff SECURITY.md DESTINATION ${pages_folder})
install(DIRECTORY docs DESTINATION ${pages_folder} FILES_MATCHING PATTERN "*.md" PATTERN "*.png" PATTERN decisions EXCLUDE)
install(DIRECTORY examples DESTINATION ${pages_folder})

# The program writes its own pages and completions; where it cannot run (cross-compiling) they are left out.
if(NOT CMAKE_CROSSCOMPILING)
  set(pages ${CMAKE_BINARY_DIR}/pages)
  add_custom_command(OUTPUT ${pages}/detente.1
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:detente> -DFOLDER=${pages} -P ${PROJECT_SOURCE_DIR}/cmake/pages.cmake
    DEPENDS detente ${PROJECT_SOURCE_DIR}/cmake/pages.cmake COMMENT "Writing manual pages and completions")
  add_custom_target(detente_pages ALL DEPENDS ${pages}/detente.1)
  install(DIRECTORY ${pages}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
  install(FILES ${pages}/detente.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME detente)
  install(FILES ${pages}/detente.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _detente)
  install(FILES ${pages}/detente.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
