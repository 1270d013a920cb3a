// SPDX-License-Identifier: GPL-2.0-only
#include "bench-report.h"

#include <ctime>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

namespace ns3::sipalg
{

namespace
{

/// Three digits that matter.
std::string
Format(double value)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(value < 10 ? 2 : value < 100 ? 1 : 0) << value;
    return text.str();
}

std::string
Describe(const BenchBound& bound)
{
    return (bound.isCeiling ? "at most " : "at least ") + Format(bound.value);
}

std::string
GetUtcTime()
{
    const std::time_t now = std::time(nullptr);
    std::ostringstream text;
    text << std::put_time(std::gmtime(&now), "%Y-%m-%dT%H:%M:%SZ");
    return text.str();
}

nlohmann::ordered_json
ToJson(const BenchFigure& figure)
{
    nlohmann::ordered_json json{{"group", figure.group},
                                {"name", figure.name},
                                {"measured", figure.measured},
                                {"value", figure.value},
                                {"unit", figure.unit}};
    if (figure.best)
    {
        json["best"] = *figure.best;
    }
    if (figure.ratio)
    {
        json["ratio"] = *figure.ratio;
    }
    if (figure.bound)
    {
        json["required"] = Describe(*figure.bound);
        json["met"] = *figure.IsMet();
    }
    return json;
}

} // namespace

std::optional<bool>
BenchFigure::IsMet() const
{
    if (!bound)
    {
        return std::nullopt;
    }
    const double judged = ratio.value_or(value);
    return bound->isCeiling ? judged <= bound->value : judged >= bound->value;
}

void
BenchReport::Add(const BenchFigure& figure)
{
    m_figures.push_back(figure);
}

std::string
BenchReport::MakeTable() const
{
    std::ostringstream text;
    std::string group;
    for (const BenchFigure& figure : m_figures)
    {
        if (figure.group != group)
        {
            group = figure.group;
            text << (text.tellp() > 0 ? "\n" : "") << group << "\n";
        }
        const std::string ratio = figure.ratio ? Format(*figure.ratio) + " x" : "";
        text << "  " << std::left << std::setw(44) << figure.name << std::right << std::setw(9)
             << Format(figure.value) << " " << std::left << std::setw(12) << figure.unit
             << std::right << std::setw(8) << ratio;
        if (figure.bound)
        {
            text << "   " << Describe(*figure.bound) << (*figure.IsMet() ? ": met" : ": NOT met");
        }
        text << "\n";
    }
    return text.str();
}

std::string
BenchReport::MakeJson() const
{
    nlohmann::ordered_json json{{"measured_at_utc", GetUtcTime()},
                                {"processors", std::thread::hardware_concurrency()},
                                {"compiler", __VERSION__},
                                {"figures", nlohmann::ordered_json::array()}};
    for (const BenchFigure& figure : m_figures)
    {
        json["figures"].push_back(ToJson(figure));
    }
    return json.dump(2) + "\n";
}

} // namespace ns3::sipalg
