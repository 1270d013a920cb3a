// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TRANSCRIPT_RUNNER_H
#define SIPALG_TRANSCRIPT_RUNNER_H

#include "chooser.h"
#include "config-routes.h"
#include "firewall-engine.h"
#include "transcript-events.h"
#include "transcript.h"

#include <memory>

namespace ns3::sipalg
{

/**
 * Plays one transcript through a real engine with a sequential chooser, compares every packet that
 * leaves byte for byte, and checks the engine's invariants after each step and at the end. With
 * @c repeats, each SIP message is sent twice, and must come out as the same bytes (case 39).
 */
class TranscriptRunner
{
  public:
    TranscriptRunner(const Transcript& transcript, bool repeats);

    /// What went wrong first, with file, line, expected and got; empty if nothing did.
    std::string Run();

  private:
    /// What one packet became.
    struct Passage
    {
        std::string sent;
        std::string got; ///< empty if dropped
        std::string endpoints;
        std::string source;
        std::string destination;
        std::string answer; ///< by the firewall itself: from where to where, and the message
    };

    void RunStep(const TranscriptStep& step);
    void AdvanceTo(Time now);
    void SendPacket(const TranscriptStep& step);
    void SendAgain(const TranscriptStep& step, const std::string& payload, const Passage& first);
    Verdict Process(const TranscriptStep& step, const std::string& payload, Passage& passage);
    void CheckVerdict(const TranscriptStep& step, const Verdict& verdict, const Passage& passage);
    void CheckAnswer(const TranscriptStep& step, const Passage& passage);
    void CheckOut(const TranscriptStep& step, const Verdict& verdict, const Passage& passage);
    void CheckEvents(const TranscriptStep& step);
    void CheckState(const TranscriptStep& step);
    std::string MakePayload(const TranscriptStep& step);
    std::string MakeExpected(const TranscriptStep& step, const Passage& passage);
    const Passage* FindPassage(const std::string& label);
    InterfaceId FindInterface(const std::string& zone) const;
    std::optional<IpEndpoint> ReadEndpoint(const std::string& text);
    void Expect(bool holds, const TranscriptStep& step, const std::string& otherwise);

    const Transcript& m_transcript;
    bool m_repeats;
    FirewallConfig m_config;
    std::unique_ptr<ConfigRoutes> m_routes;
    SequentialChooser m_chooser;
    TranscriptEvents m_events;
    std::unique_ptr<FirewallEngine> m_engine;
    TranscriptNames m_names;
    std::map<std::string, Passage> m_passages; ///< by label
    Time m_now{0};
    std::string m_failure;
};

} // namespace ns3::sipalg

#endif
