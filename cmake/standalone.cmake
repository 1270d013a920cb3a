# SPDX-License-Identifier: GPL-2.0-only
# Build against Debian's packaged ns-3 (libns3-dev), without an ns-3 source tree.

option(SIPALG_SANITIZE "Build with the address and undefined behaviour sanitizers" OFF)
option(SIPALG_FUZZ "Build only the engine and the libFuzzer targets (needs clang)" OFF)

include(cmake/compiler.cmake)
include(cmake/floors.cmake)
foreach(floor net sip sdp policy nat alg engine config node endpoint model helper)
  list(APPEND public_headers ${${floor}_headers})
endforeach()
sipalg_check_header_names(${public_headers})
sipalg_public_headers(${CMAKE_CURRENT_BINARY_DIR}/include ${public_headers})

set(engine_dir ${CMAKE_CURRENT_SOURCE_DIR}/model/engine)
sipalg_floor(net ${engine_dir}/net)
sipalg_floor(sip ${engine_dir}/sip NEEDS floor-net)
sipalg_floor(sdp ${engine_dir}/sdp NEEDS floor-net)
sipalg_floor(policy ${engine_dir}/policy NEEDS floor-net)
sipalg_floor(nat ${engine_dir}/nat NEEDS floor-net)
sipalg_floor(alg ${engine_dir}/alg NEEDS floor-policy floor-nat floor-sip floor-sdp)
sipalg_floor(engine ${engine_dir} NEEDS floor-alg floor-policy floor-nat)
sipalg_floor(config ${engine_dir}/config NEEDS floor-engine)

enable_testing()
if(SIPALG_FUZZ)
  include(cmake/fuzz.cmake)
  return()
endif()

include(cmake/dependencies.cmake)
sipalg_ns3_floor(node model/node)
sipalg_ns3_floor(endpoint model/endpoint NEEDS floor-node floor-sip floor-sdp floor-net PkgConfig::nettle)
sipalg_ns3_floor(model model NEEDS floor-node floor-config)
sipalg_ns3_floor(helper helper NEEDS floor-model floor-endpoint SQLiteCpp nlohmann_json::nlohmann_json)
sipalg_library(sip-alg)

include(cmake/tests.cmake)
include(cmake/programs.cmake)
