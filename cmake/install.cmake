# `cmake --install`: the program with its data, manual pages and completions, and a package that
# find_package(detente) finds from another project.
include(CMakePackageConfigHelpers)
get_property(rooms GLOBAL PROPERTY DETENTE_ROOMS)
install(TARGETS ${rooms} EXPORT detente ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/detente DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS detente RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(EXPORT detente NAMESPACE detente:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente FILE detente-targets.cmake)
set(data_folder ${CMAKE_INSTALL_DATADIR}/detente)
configure_package_config_file(cmake/detente-config.cmake.in ${CMAKE_BINARY_DIR}/detente-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente PATH_VARS data_folder)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/detente-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/detente-config.cmake ${CMAKE_BINARY_DIR}/detente-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente)

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
