# The table of rooms, ground floor up, and what stands on what: a room may use the rooms it names, and what those may use.
# This is the one place: the build links by it and `tools/check/includes.cmake` holds every #include to it.
#   detente_room(NAME USES room... LIBRARIES of others...)
detente_room(support LIBRARIES ZLIB::ZLIB OpenSSL::Crypto nlohmann_json::nlohmann_json)
detente_room(world USES support LIBRARIES nlohmann_json::nlohmann_json)
detente_room(alignment USES world LIBRARIES nlohmann_json::nlohmann_json)
detente_room(equilibrium USES world LIBRARIES Eigen3::Eigen)
detente_room(scenario USES alignment equilibrium LIBRARIES tomlplusplus::tomlplusplus)
detente_room(reading USES world LIBRARIES ${GUMBO_LIBRARY})
detente_room(drafting USES reading scenario)
detente_room(words USES scenario)
detente_room(explain USES words)
detente_room(report USES reading explain alignment LIBRARIES nlohmann_json::nlohmann_json)
detente_room(door USES drafting)
