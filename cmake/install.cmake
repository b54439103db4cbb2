# `cmake --install`, and a package that find_package(detente) finds from another project.
include(CMakePackageConfigHelpers)
get_property(rooms GLOBAL PROPERTY DETENTE_ROOMS)
install(TARGETS ${rooms} EXPORT detente ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/detente DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS detente RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(EXPORT detente NAMESPACE detente:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente FILE detente-targets.cmake)
configure_package_config_file(cmake/detente-config.cmake.in ${CMAKE_BINARY_DIR}/detente-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/detente-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/detente-config.cmake ${CMAKE_BINARY_DIR}/detente-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente)
