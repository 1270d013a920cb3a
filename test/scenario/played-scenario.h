// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_PLAYED_SCENARIO_H
#define SIPALG_PLAYED_SCENARIO_H

#include "run-program.h"
#include "temporary-database.h"

#include <boost/test/unit_test.hpp>
#include <regex>
#include <string>

namespace ns3::sipalg
{

/// A scenario that has been run: what it printed, and the database that it left.
class PlayedScenario
{
  public:
    PlayedScenario(const std::string& scenario, const std::string& arguments)
        : m_result(RunProgram("scenarios/" + scenario, arguments + " --db=" + m_database.GetPath()))
    {
        BOOST_REQUIRE_MESSAGE(m_result.status == 0,
                              scenario << " " << arguments << "\n"
                                       << GetOutput());
    }

    const std::string& GetOutput() const
    {
        return m_result.output;
    }

    /// The number of a row of the summary; 0 if it has no such row.
    int GetRow(const std::string& name) const
    {
        std::smatch match;
        return std::regex_search(m_result.output, match, std::regex("\n +" + name + " +([0-9]+)"))
                   ? std::stoi(match[1])
                   : 0;
    }

    /// The one number that a question to the database has for an answer.
    double AskNumber(const std::string& sql) const
    {
        return std::stod(m_database.Ask(sql));
    }

  private:
    TemporaryDatabase m_database; ///< before the result, which needs its path
    ProgramResult m_result;
};

} // namespace ns3::sipalg

#endif
