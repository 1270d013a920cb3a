// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RUN_PROGRAM_H
#define SIPALG_RUN_PROGRAM_H

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace ns3::sipalg
{

/// What a program said on both its outputs, and its exit status.
struct ProgramResult
{
    int status{-1};
    std::string output;
};

/// Runs a command of the shell.
inline ProgramResult
RunCommand(const std::string& command)
{
    ProgramResult result;
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer;
    std::size_t length = 0;
    while (pipe && (length = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0)
    {
        result.output.append(buffer.data(), length);
    }
    result.status = pipe ? WEXITSTATUS(pclose(pipe)) : -1;
    return result;
}

/// Runs a program of the build ("scenarios/two-zone") with arguments for the shell.
inline ProgramResult
RunProgram(const std::string& program, const std::string& arguments)
{
    return RunCommand(std::string(SIPALG_BINARY_DIR) + "/" + program + " " + arguments);
}

/// A directory that goes with its owner.
class TemporaryDirectory
{
  public:
    TemporaryDirectory()
    {
        std::string name = (std::filesystem::temp_directory_path() / "sip-alg-XXXXXX").string();
        m_path = mkdtemp(name.data());
    }

    ~TemporaryDirectory()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    std::string operator/(const std::string& name) const
    {
        return m_path + "/" + name;
    }

  private:
    std::string m_path;
};

/// "" for a file that is not there.
inline std::string
ReadWholeFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

} // namespace ns3::sipalg

#endif
