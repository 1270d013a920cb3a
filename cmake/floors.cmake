# SPDX-License-Identifier: GPL-2.0-only
# Floors as targets: what a floor may include is what its target's include path holds.

# Debian installs ns-3's headers in /usr/include, where any source finds them. A directory with a
# stand-in for each of them, which only says #error, comes first on the path of the engine's floors.
set(no_ns3_dir ${CMAKE_CURRENT_BINARY_DIR}/no-ns3)
file(GLOB ns3_headers RELATIVE /usr/include /usr/include/ns3/*.h)
file(MAKE_DIRECTORY ${no_ns3_dir}/ns3)
foreach(header IN LISTS ns3_headers)
  file(CREATE_LINK ${CMAKE_CURRENT_LIST_DIR}/no-ns3.h ${no_ns3_dir}/${header} SYMBOLIC)
endforeach()

# ns-3 lays all public headers in one directory, where two of one name hide each other.
function(sipalg_check_header_names)
  set(seen)
  foreach(header IN LISTS ARGN)
    get_filename_component(name ${header} NAME)
    if(name IN_LIST seen OR ns3/${name} IN_LIST ns3_headers)
      message(FATAL_ERROR "${header}: another header of this module or of ns-3 has this name")
    endif()
    list(APPEND seen ${name})
  endforeach()
endfunction()

# One floor of the engine: NAME_sources and NAME_headers in DIRECTORY, over the floors it NEEDS.
function(sipalg_floor name directory)
  cmake_parse_arguments(FLOOR "" "" "NEEDS" ${ARGN})
  if(${name}_sources)
    add_library(floor-${name} STATIC ${${name}_sources})
    target_include_directories(floor-${name} PUBLIC ${directory} PRIVATE ${no_ns3_dir})
    target_link_libraries(floor-${name} PUBLIC ${FLOOR_NEEDS})
    if(NOT SIPALG_SANITIZE AND NOT SIPALG_FUZZ)
      target_compile_options(floor-${name} PRIVATE $<$<CONFIG:RelWithDebInfo>:-O3>)
    endif()
    set_property(GLOBAL APPEND PROPERTY SIPALG_OBJECTS $<TARGET_OBJECTS:floor-${name}>)
  else()
    add_library(floor-${name} INTERFACE)
    target_include_directories(floor-${name} INTERFACE ${directory})
    target_link_libraries(floor-${name} INTERFACE ${FLOOR_NEEDS})
  endif()
  set_property(GLOBAL APPEND PROPERTY SIPALG_FLOORS floor-${name})
endfunction()

# One floor over ns-3. An object library, so that the registration of each ns-3 type is linked even
# where a program names the type only as text.
function(sipalg_ns3_floor name directory)
  cmake_parse_arguments(FLOOR "" "" "NEEDS" ${ARGN})
  set(path ${CMAKE_CURRENT_SOURCE_DIR}/${directory})
  if(${name}_sources)
    add_library(floor-${name} OBJECT ${${name}_sources})
    target_include_directories(floor-${name} PUBLIC ${path})
    target_link_libraries(floor-${name} PUBLIC ${FLOOR_NEEDS} ns3)
    target_precompile_headers(floor-${name} REUSE_FROM ns3-pch)
    target_compile_definitions(floor-${name} PRIVATE SIPALG_VERSION="${PROJECT_VERSION}")
    set_property(GLOBAL APPEND PROPERTY SIPALG_OBJECTS $<TARGET_OBJECTS:floor-${name}>)
  else()
    add_library(floor-${name} INTERFACE)
    target_include_directories(floor-${name} INTERFACE ${path})
    target_link_libraries(floor-${name} INTERFACE ${FLOOR_NEEDS} ns3)
  endif()
  set_property(GLOBAL APPEND PROPERTY SIPALG_FLOORS floor-${name})
endfunction()

# All public headers under ns3/, as an installed module has them, with ns3/sip-alg-module.h.
function(sipalg_public_headers directory)
  file(MAKE_DIRECTORY ${directory}/ns3)
  set(module "// All of the module.\n")
  foreach(header IN LISTS ARGN)
    get_filename_component(name ${header} NAME)
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${header} ${directory}/ns3/${name} SYMBOLIC)
    string(APPEND module "#include \"ns3/${name}\"\n")
  endforeach()
  file(CONFIGURE OUTPUT ${directory}/ns3/sip-alg-module.h CONTENT "${module}" @ONLY)
endfunction()

# The module as one shared library: the objects of all floors, and what they need from outside.
function(sipalg_library name)
  get_property(objects GLOBAL PROPERTY SIPALG_OBJECTS)
  get_property(floors GLOBAL PROPERTY SIPALG_FLOORS)
  add_library(${name} SHARED ${objects})
  foreach(floor IN LISTS floors)
    target_include_directories(
      ${name} PUBLIC $<TARGET_PROPERTY:${floor},INTERFACE_INCLUDE_DIRECTORIES>
    )
  endforeach()
  target_link_libraries(
    ${name} PUBLIC ns3 SQLiteCpp nlohmann_json::nlohmann_json PkgConfig::nettle PkgConfig::pcap
  )
  target_include_directories(${name} INTERFACE ${CMAKE_CURRENT_BINARY_DIR}/include)
  # A program may name the module's types only as text; it needs the library all the same.
  target_link_options(${name} INTERFACE -Wl,--no-as-needed)
endfunction()
