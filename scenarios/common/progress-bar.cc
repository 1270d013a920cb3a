// SPDX-License-Identifier: GPL-2.0-only
#include "progress-bar.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <unistd.h>

namespace ns3
{

ProgressBar::ProgressBar(Time end)
    : m_isTerminal(isatty(STDERR_FILENO) != 0),
      m_end(end),
      m_start(Clock::now()),
      m_last(m_start)
{
}

void
ProgressBar::Show(Time now)
{
    constexpr std::chrono::milliseconds INTERVAL{200};
    if (m_isTerminal && Clock::now() - m_last >= INTERVAL)
    {
        m_last = Clock::now();
        Draw(now);
    }
}

void
ProgressBar::Draw(Time now)
{
    constexpr std::size_t WIDTH = 30;
    const double done = std::clamp(now.GetSeconds() / m_end.GetSeconds(), 1e-6, 1.0);
    const double spent = std::chrono::duration<double>(m_last - m_start).count();
    std::string bar(static_cast<std::size_t>(done * WIDTH), '#');
    bar.resize(WIDTH, '.');
    std::fprintf(stderr,
                 "\r[%s] %3.0f %%  %.0f of %.0f simulated s, %.0f s left  ",
                 bar.c_str(),
                 100 * done,
                 now.GetSeconds(),
                 m_end.GetSeconds(),
                 spent * (1 - done) / done);
    std::fflush(stderr);
}

void
ProgressBar::Clear()
{
    if (m_isTerminal)
    {
        std::fprintf(stderr, "\r\033[K");
    }
}

} // namespace ns3
