// SPDX-License-Identifier: GPL-2.0-only
#include "config-reference.h"
#include "config-statement.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(ConfigReferenceTest)

BOOST_AUTO_TEST_CASE(ThePageInTheDocumentationIsTheOneOfTheTable)
{
    std::ifstream file(SIPALG_SOURCE_DIR "/docs/configuration.md");
    const std::string page(std::istreambuf_iterator<char>(file), {});
    BOOST_TEST((page == MakeConfigReference()),
               "docs/configuration.md is stale: build/tools/sipalg-show --reference makes it");
}

BOOST_AUTO_TEST_CASE(EveryStatementHasASourceAndAMeaning)
{
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        BOOST_TEST(*statement.row->source != 0, statement.row->path);
        BOOST_TEST(*statement.row->help != 0, statement.row->path);
    }
}

// The defaults of a pool and of persistent NAT stand in no fresh configuration: the table says
// them.
BOOST_AUTO_TEST_CASE(DefaultsThatTheTableSaysAreThoseOfTheStructs)
{
    const std::string page = MakeConfigReference();
    const auto has = [&page](const std::string& row) {
        return page.find(row) != std::string::npos;
    };
    BOOST_TEST(has("pool <pool> port range twin-port <port-range>` | one | " +
                   ToConfigText(SourcePool{}.twinPorts) + " |"));
    BOOST_TEST(has("pool <pool> port range <port-range>` | one | " +
                   ToConfigText(SourcePool{}.ports) + " |"));
    BOOST_TEST(has("inactivity-timeout <60..7200 seconds>` | one | " +
                   std::to_string(PersistentNat{}.inactivityTimeout / 1s) + " |"));
}

BOOST_AUTO_TEST_SUITE_END()
