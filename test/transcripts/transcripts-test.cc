// SPDX-License-Identifier: GPL-2.0-only
#include "transcript-runner.h"

#include <boost/test/unit_test.hpp>
#include <cctype>
#include <filesystem>
#include <set>

namespace ns3::sipalg
{

namespace
{

namespace unit_test = boost::unit_test;

/// "call-out-static" is tested as "CallOutStatic".
std::string
MakeCaseName(const std::string& stem)
{
    std::string name;
    bool isStart = true;
    for (const char letter : stem)
    {
        if (letter != '-')
        {
            const auto byte = static_cast<unsigned char>(letter);
            name += isStart ? static_cast<char>(std::toupper(byte)) : letter;
        }
        isStart = letter == '-';
    }
    return name;
}

void
RunTranscript(const std::string& path)
{
    const Transcript transcript = ReadTranscript(path);
    BOOST_TEST_MESSAGE(transcript.intent << " (" << transcript.proves << ")");
    for (const bool repeats : {false, true})
    {
        const std::string failure = TranscriptRunner(transcript, repeats).Run();
        BOOST_CHECK_MESSAGE(failure.empty(), failure);
    }
}

/// One test case for every transcript beside this file, registered before main() begins.
bool
RegisterTranscripts()
{
    const auto directory = std::filesystem::path(SIPALG_SOURCE_DIR) / "test" / "transcripts";
    std::set<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(directory))
    {
        if (entry.path().extension() == ".txt")
        {
            paths.insert(entry.path());
        }
    }
    for (const auto& path : paths)
    {
        const std::string name = MakeCaseName(path.stem().string());
        unit_test::framework::current_auto_test_suite().add(
            unit_test::make_test_case([path] { RunTranscript(path.string()); },
                                      name,
                                      __FILE__,
                                      __LINE__));
    }
    return !paths.empty();
}

const bool g_isRegistered = RegisterTranscripts();

} // namespace

/// The directory of the transcripts is found, so that none is silently left out.
BOOST_AUTO_TEST_CASE(FindsTheTranscripts)
{
    BOOST_TEST(g_isRegistered);
}

} // namespace ns3::sipalg
