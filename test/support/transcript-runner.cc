// SPDX-License-Identifier: GPL-2.0-only
#include "transcript-runner.h"

#include "config-reader.h"
#include "engine-checks.h"
#include "text-payload.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t RTP_SIZE = 172; // 20 ms of G.711 and the header

std::string
MakeRtp()
{
    std::string packet(RTP_SIZE, '\xd5');
    packet[0] = '\x80';
    packet[1] = '\0';
    return packet;
}

std::string
Join(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
    {
        text += "  " + line + "\n";
    }
    return text;
}

} // namespace

TranscriptRunner::TranscriptRunner(const Transcript& transcript, bool repeats)
    : m_transcript(transcript),
      m_repeats(repeats && transcript.repeats),
      m_failure(transcript.error)
{
    const ConfigResult result = ReadConfig(transcript.config, transcript.file);
    if (!result)
    {
        m_failure += result.Explain();
        return;
    }
    m_config = *result.config;
    m_routes = std::make_unique<ConfigRoutes>(m_config);
    m_engine = std::make_unique<FirewallEngine>(m_config, *m_routes, m_chooser, m_events);
}

std::string
TranscriptRunner::Run()
{
    for (const TranscriptStep& step : m_transcript.steps)
    {
        if (m_failure.empty())
        {
            RunStep(step);
        }
    }
    if (m_failure.empty())
    {
        const std::string left = FindLeftover(*m_engine, m_now);
        m_failure = left.empty() ? "" : m_transcript.file + ": " + left;
    }
    return m_failure.empty() || !m_repeats ? m_failure : "(each message sent twice) " + m_failure;
}

void
TranscriptRunner::RunStep(const TranscriptStep& step)
{
    AdvanceTo(step.at);
    if (step.hasPacket)
    {
        SendPacket(step);
    }
    CheckEvents(step);
    CheckState(step);
}

/// As the simulation does: a call at each deadline.
void
TranscriptRunner::AdvanceTo(Time now)
{
    while (m_engine->GetNextDeadline() <= now)
    {
        m_now = std::max(m_now, m_engine->GetNextDeadline());
        m_engine->Advance(m_now);
    }
    m_now = now;
}

void
TranscriptRunner::SendPacket(const TranscriptStep& step)
{
    const std::string payload = MakePayload(step);
    if (!m_failure.empty())
    {
        return;
    }
    Passage passage;
    const Verdict verdict = Process(step, payload, passage);
    if (!m_failure.empty())
    {
        return;
    }
    CheckVerdict(step, verdict, passage);
    if (!step.label.empty())
    {
        m_passages[step.label] = passage;
    }
    if (m_repeats && step.payload.base != TranscriptPayload::Base::Rtp && m_failure.empty())
    {
        SendAgain(step, payload, passage);
    }
}

void
TranscriptRunner::SendAgain(const TranscriptStep& step,
                            const std::string& payload,
                            const Passage& first)
{
    Passage again;
    Process(step, payload, again);
    Expect(again.got == first.got && again.endpoints == first.endpoints &&
               again.answer == first.answer,
           step,
           "sent once more it leaves otherwise, first " + first.endpoints + "\n" + first.got +
               first.answer + "then " + again.endpoints + "\n" + again.got + again.answer);
}

Verdict
TranscriptRunner::Process(const TranscriptStep& step, const std::string& payload, Passage& passage)
{
    const auto source = ReadEndpoint(step.source);
    const auto destination = ReadEndpoint(step.destination);
    const InterfaceId ingress = FindInterface(step.zone);
    Expect(source && destination && ingress != NO_INTERFACE, step, "no such endpoint or zone");
    if (!m_failure.empty())
    {
        return {};
    }
    TextPayload reader(payload);
    PacketView packet;
    packet.flow = {step.protocol == "tcp" ? IpProtocol::Tcp : IpProtocol::Udp,
                   *source,
                   *destination};
    packet.bytes = static_cast<uint32_t>(payload.size() + 28);
    packet.payload = &reader;
    const Verdict verdict = m_engine->Process(packet, ingress, m_now);
    passage.sent = payload;
    if (verdict.reply)
    {
        passage.answer = verdict.reply->flow.source.ToString() + " > " +
                         verdict.reply->flow.destination.ToString() + "\n" +
                         std::string(verdict.reply->payload);
    }
    if (verdict.action != Verdict::Action::Dropped)
    {
        passage.got = verdict.payload ? std::string(*verdict.payload) : payload;
        passage.source = packet.flow.source.ToString();
        passage.destination = packet.flow.destination.ToString();
    }
    passage.endpoints = std::string(ToString(verdict.action)) + " " + ToString(verdict.reason) +
                        " " + passage.source + " > " + passage.destination;
    return verdict;
}

/// What the firewall answers itself, to the byte.
void
TranscriptRunner::CheckAnswer(const TranscriptStep& step, const Passage& passage)
{
    std::string expected;
    if (!step.answerSource.empty())
    {
        expected =
            step.answerSource + " > " + step.answerDestination + "\n" + step.answer.text + "\r\n";
    }
    const bool isEqual = m_names.Match(expected, passage.answer);
    Expect(isEqual,
           step,
           "expected answer:\n" + m_names.Fill(expected) + "got:\n" + passage.answer);
}

void
TranscriptRunner::CheckVerdict(const TranscriptStep& step,
                               const Verdict& verdict,
                               const Passage& passage)
{
    CheckAnswer(step, passage);
    switch (step.expect)
    {
    case TranscriptStep::Expect::Nothing:
        Expect(false, step, "the transcript does not say what comes of this: " + passage.endpoints);
        break;
    case TranscriptStep::Expect::Out:
        CheckOut(step, verdict, passage);
        break;
    case TranscriptStep::Expect::Dropped:
        Expect(verdict.action == Verdict::Action::Dropped &&
                   ToString(verdict.reason) == step.reason,
               step,
               "expected dropped " + step.reason + ", got " + passage.endpoints);
        break;
    case TranscriptStep::Expect::Consumed:
        Expect(verdict.action == Verdict::Action::Consumed,
               step,
               "expected consumed, got " + passage.endpoints);
        break;
    }
}

void
TranscriptRunner::CheckOut(const TranscriptStep& step,
                           const Verdict& verdict,
                           const Passage& passage)
{
    const std::string zone = verdict.egress == NO_INTERFACE
                                 ? "nowhere"
                                 : GetZoneName(m_config, FindZoneOf(m_config, verdict.egress));
    const std::string way = step.outZone + " " + step.outSource + " > " + step.outDestination;
    const std::string gone = zone + " " + passage.source + " > " + passage.destination;
    Expect(verdict.action == Verdict::Action::Forwarded ||
               verdict.action == Verdict::Action::Translated,
           step,
           "expected out " + way + ", got " + passage.endpoints);
    Expect(m_names.Match(way, gone), step, "expected out " + m_names.Fill(way) + ", got " + gone);
    const std::string expected = MakeExpected(step, passage);
    const bool isEqual = m_names.Match(expected, passage.got);
    const std::string shown = m_names.Fill(expected);
    Expect(isEqual,
           step,
           ShowDifference(shown, passage.got) + "expected:\n" + shown + "got:\n" + passage.got);
    const bool isChanged = passage.got != passage.sent ||
                           step.source + step.destination != passage.source + passage.destination;
    Expect(isChanged == (verdict.action == Verdict::Action::Translated),
           step,
           "the verdict does not say truly whether the packet was changed");
}

void
TranscriptRunner::CheckEvents(const TranscriptStep& step)
{
    const std::vector<std::string> happened = m_events.Take();
    for (const std::string& event : step.events)
    {
        const bool found = std::any_of(happened.begin(), happened.end(), [&](const auto& line) {
            return m_names.Match(event, line);
        });
        Expect(found, step, "missing event: " + m_names.Fill(event) + "\n" + Join(happened));
    }
    for (const std::string& absence : step.absences)
    {
        const std::string start = m_names.Fill(absence);
        const bool found = std::any_of(happened.begin(), happened.end(), [&](const auto& line) {
            return line.compare(0, start.size(), start) == 0;
        });
        Expect(!found, step, "unwanted event: " + start + "\n" + Join(happened));
    }
}

void
TranscriptRunner::CheckState(const TranscriptStep& step)
{
    const std::string gauges = " " + DescribeGauges(*m_engine) + " ";
    for (const std::string& gauge : step.gauges)
    {
        Expect(gauges.find(" " + gauge + " ") != std::string::npos,
               step,
               "expected state " + gauge + ", got" + gauges);
    }
    for (const std::string& parity : step.parities)
    {
        const std::size_t space = parity.find(' ');
        const int value = m_names.Get(parity.substr(space + 1));
        const bool isEven = value % 2 == 0;
        Expect(value > 0 && isEven == (parity.substr(0, space) == "even"),
               step,
               parity + " is " + std::to_string(value));
    }
    const std::string broken = FindBrokenInvariant(*m_engine);
    Expect(broken.empty(), step, broken);
}

std::string
TranscriptRunner::MakePayload(const TranscriptStep& step)
{
    const TranscriptPayload& payload = step.payload;
    std::string text = m_names.Fill(payload.text);
    if (payload.base == TranscriptPayload::Base::Rtp)
    {
        return MakeRtp();
    }
    if (payload.base == TranscriptPayload::Base::Written)
    {
        const bool isMessage = text.find(" SIP/2.0\r\n") != std::string::npos ||
                               text.find("SIP/2.0 ") != std::string::npos;
        const bool isWhole = text.find("\r\n\r\n") != std::string::npos || !isMessage;
        return FillLength(text + (isWhole ? "" : "\r\n"));
    }
    const Passage* other = FindPassage(payload.label);
    Expect(other != nullptr, step, "there is no step '" + payload.label + "'");
    if (!other)
    {
        return "";
    }
    if (payload.base == TranscriptPayload::Base::Reply)
    {
        text = MakeReply(other->got, payload.status, payload.tag, text);
    }
    else
    {
        text = payload.base == TranscriptPayload::Base::Like ? other->sent : other->got;
    }
    text = EditMessage(text, payload.edits);
    Expect(!text.empty(), step, "an edit names a line that is not there");
    return FillLength(m_names.Fill(text));
}

std::string
TranscriptRunner::MakeExpected(const TranscriptStep& step, const Passage& passage)
{
    std::string text = passage.sent;
    const TranscriptPayload& wanted = step.outPayload;
    if (!wanted.text.empty())
    {
        text = wanted.text + (wanted.text.find("\r\n\r\n") == std::string::npos ? "\r\n" : "");
    }
    else if (step.restored)
    {
        const Passage* request = FindPassage(step.payload.label);
        text = MakeReply(request->sent,
                         step.payload.status,
                         step.payload.tag,
                         m_names.Fill(step.payload.text));
        text = EditMessage(text, wanted.edits);
    }
    else if (!wanted.edits.empty())
    {
        text = EditMessage(text, wanted.edits);
    }
    const std::size_t length = text.find("{length}");
    return length == std::string::npos ? text : text.replace(length, 8, GetBodySize(passage.got));
}

const TranscriptRunner::Passage*
TranscriptRunner::FindPassage(const std::string& label)
{
    const auto found = m_passages.find(label);
    return found == m_passages.end() ? nullptr : &found->second;
}

InterfaceId
TranscriptRunner::FindInterface(const std::string& zone) const
{
    for (const ZoneConfig& candidate : m_config.security.zones)
    {
        if (candidate.name == zone && !candidate.interfaces.empty())
        {
            return candidate.interfaces[0];
        }
    }
    return NO_INTERFACE;
}

std::optional<IpEndpoint>
TranscriptRunner::ReadEndpoint(const std::string& text)
{
    const std::string filled = m_names.Fill(text);
    const std::size_t colon = filled.rfind(':');
    const auto address = IpAddress::Parse(filled.substr(0, colon));
    const bool isPort = colon != std::string::npos && colon + 1 < filled.size() &&
                        filled.find_first_not_of("0123456789", colon + 1) == std::string::npos;
    if (!address || !isPort)
    {
        return std::nullopt;
    }
    return IpEndpoint{*address, static_cast<uint16_t>(std::stoi(filled.substr(colon + 1)))};
}

void
TranscriptRunner::Expect(bool holds, const TranscriptStep& step, const std::string& otherwise)
{
    if (!holds && m_failure.empty())
    {
        m_failure = step.where + ": " + otherwise;
    }
}

} // namespace ns3::sipalg
