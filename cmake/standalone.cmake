# SPDX-License-Identifier: GPL-2.0-only
# Build against Debian's packaged ns-3 (libns3-dev), without an ns-3 source tree.

set(CMAKE_CXX_STANDARD 17 CACHE STRING "C++ standard")
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
add_compile_options(-Wall -Wextra -Werror)

# One floor of the engine: an object library that sees only the floors it names.
function(sipalg_floor name)
  cmake_parse_arguments(FLOOR "" "" "DIRECTORIES;SOURCES;NEEDS" ${ARGN})
  if(FLOOR_SOURCES)
    add_library(${name} OBJECT ${FLOOR_SOURCES})
    target_include_directories(${name} PUBLIC ${FLOOR_DIRECTORIES})
    target_link_libraries(${name} PUBLIC ${FLOOR_NEEDS})
    set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  endif()
endfunction()

set(engine_dir ${CMAKE_CURRENT_SOURCE_DIR}/model/engine)
sipalg_floor(floor-net DIRECTORIES ${engine_dir}/net SOURCES ${net_sources})
sipalg_floor(floor-sip DIRECTORIES ${engine_dir}/sip SOURCES ${sip_sources} NEEDS floor-net)
sipalg_floor(floor-sdp DIRECTORIES ${engine_dir}/sdp SOURCES ${sdp_sources} NEEDS floor-net)
sipalg_floor(floor-policy DIRECTORIES ${engine_dir}/policy SOURCES ${policy_sources} NEEDS floor-net)
sipalg_floor(floor-nat DIRECTORIES ${engine_dir}/nat SOURCES ${nat_sources} NEEDS floor-net)
sipalg_floor(
  floor-alg
  DIRECTORIES ${engine_dir}/alg
  SOURCES ${alg_sources}
  NEEDS floor-nat floor-sip floor-sdp
)

enable_testing()
