// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_REPLAY_FIXTURE_H
#define SIPALG_REPLAY_FIXTURE_H

#include "run-program.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <sstream>
#include <vector>

namespace ns3::sipalg
{

/// A replay into a directory of its own.
struct Replay
{
    explicit Replay(const std::string& config)
    {
        std::ofstream(directory / "config.set") << config;
    }

    ProgramResult Run(const std::string& inputs)
    {
        return RunProgram("tools/sipalg-replay",
                          "--config=" + (directory / "config.set") +
                              " --out=" + (directory / "out") + " " + inputs);
    }

    /// "private,translated," and how often.
    std::map<std::string, int> CountVerdicts()
    {
        std::map<std::string, int> counts;
        std::istringstream file(ReadWholeFile(directory / "out/verdicts.csv"));
        std::string line;
        std::getline(file, line);
        BOOST_TEST(line == "zone,frame,time,verdict,reason");
        while (std::getline(file, line))
        {
            std::vector<std::string> cells;
            std::istringstream row(line + ",");
            for (std::string cell; std::getline(row, cell, ',');)
            {
                cells.push_back(cell);
            }
            ++counts[cells.at(0) + "," + cells.at(3) + "," + cells.at(4)];
        }
        return counts;
    }

    TemporaryDirectory directory;
};

} // namespace ns3::sipalg

#endif
