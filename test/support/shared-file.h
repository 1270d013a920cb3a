// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SHARED_FILE_H
#define SIPALG_SHARED_FILE_H

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace ns3::sipalg
{

/**
 * The bytes of a file of ../shared, the material beside the repository that it does not contain.
 * Nothing, and a message that says so, when it is not there.
 */
inline std::optional<std::string>
ReadSharedFile(const std::string& name)
{
    const std::filesystem::path path =
        std::filesystem::path(SIPALG_SOURCE_DIR).parent_path() / "shared" / name;
    std::ifstream file(path, std::ios::binary);
    if (!file)
    {
        BOOST_TEST_MESSAGE("skipped: " << path.string() << " is not there");
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

} // namespace ns3::sipalg

#endif
