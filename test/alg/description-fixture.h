// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_DESCRIPTION_FIXTURE_H
#define SIPALG_DESCRIPTION_FIXTURE_H

#include "sdp-translator.h"
#include "two-sided-answers.h"

#include <boost/test/unit_test.hpp>

namespace ns3::sipalg::test
{

inline constexpr ZoneId INSIDE{0};
inline constexpr ZoneId OUTSIDE{1};

using State = NamedMedia::State;

inline IpAddress
Address(const char* text)
{
    return *IpAddress::Parse(text);
}

/**
 * A NAT that keeps no state: 10.0.0.0/8 lies inside; a port p of it is p + 10000 of 1.1.1.1
 * outside, or of 1.1.1.2 for p from 50000 on, and RTCP is the port behind RTP's. 2001:db8::5 is
 * another inside host, 2001:db8:1::1 outside.
 */
class Answers : public TwoSidedAnswers
{
  public:
    explicit Answers(bool isOutbound)
    {
        const IpEndpoint phone{Address("10.1.1.3"), 5060};
        const IpEndpoint phoneOutside{Address("1.1.1.1"), 15060};
        const IpEndpoint peer{Address("1.1.1.9"), 5060};
        SipPassage passage;
        passage.zones = isOutbound ? ZonePair{INSIDE, OUTSIDE} : ZonePair{OUTSIDE, INSIDE};
        passage.arrived.source = isOutbound ? phone : peer;
        passage.leaving.source = isOutbound ? phoneOutside : peer;
        passage.arrived.destination = isOutbound ? peer : phoneOutside;
        passage.leaving.destination = isOutbound ? peer : phone;
        Begin(passage);
    }

    std::optional<Answer> Outward(const IpEndpoint&) override
    {
        return std::nullopt;
    }

    std::optional<IpAddress> OutwardHost(const IpAddress& internal) override
    {
        const bool isInside = FindZone(internal) == INSIDE;
        return isInside ? std::optional(Outside(internal, 0).address) : std::nullopt;
    }

    std::optional<Answer> Inward(const IpEndpoint& external) const override
    {
        return FindOwn(external);
    }

    std::optional<IpAddress> InwardHost(const IpAddress&, const PackedAddress&) const override
    {
        return std::nullopt;
    }

    std::optional<Answer> FindOwn(const IpEndpoint& external) const override
    {
        const bool isOurs = external.address == Address("1.1.1.1") && external.port > 10000;
        const IpEndpoint internal{Address("10.1.1.3"),
                                  static_cast<uint16_t>(external.port - 10000)};
        return isOurs ? std::optional(Answer{internal, {}}) : std::nullopt;
    }

    bool OutwardPair(const std::array<IpEndpoint, 2>& inside,
                     ZoneId,
                     NamedChannel& channel) override
    {
        const IpEndpoint rtp = Outside(inside[RTP].address, inside[RTP].port);
        const auto behind = static_cast<uint16_t>(rtp.port + rtcpDistance);
        channel.external = {rtp, {}};
        if (inside[RTCP].port != 0)
        {
            channel.external[RTCP] = {rtp.address, behind};
        }
        channel.mapping[RTP] = channel.mapping[RTCP] = {};
        return true;
    }

    std::optional<Answer> OutwardListener(const IpEndpoint& internal, ZoneId) override
    {
        return Answer{Outside(internal.address, internal.port), {}};
    }

    std::vector<SourceTranslation> OutwardRun(const IpEndpoint& first,
                                              unsigned count,
                                              ZoneId) override
    {
        std::vector<SourceTranslation> run;
        for (unsigned i = 0; i < count; ++i)
        {
            run.emplace_back();
            run.back().external = Outside(first.address, static_cast<uint16_t>(first.port + i));
        }
        return run;
    }

    ZoneId FindZone(const IpAddress& host) const override
    {
        if (host.IsUnspecified() || host.IsMulticast() || host == Address("1.1.1.1"))
        {
            return NO_ZONE;
        }
        const bool isInside =
            IpPrefix::Parse("10.0.0.0/8")->Contains(host) || host == Address("2001:db8::5");
        return isInside ? INSIDE : OUTSIDE;
    }

    uint16_t rtcpDistance{1};

  private:
    static IpEndpoint Outside(const IpAddress& internal, uint16_t port)
    {
        const char* host = internal.IsV6() ? "2001:db8:1::1" : port < 50000 ? "1.1.1.1" : "1.1.1.2";
        return {Address(host), static_cast<uint16_t>(port + 10000)};
    }
};

inline const std::string ORIGIN = "v=0\r\no=alice 7 9 IN IP4 10.1.1.3\r\ns=-\r\n";
inline const std::string ORIGIN_OUTSIDE = "v=0\r\no=alice 7 9 IN IP4 1.1.1.1\r\ns=-\r\n";
inline const std::string C = "c=IN IP4 10.1.1.3\r\n";
inline const std::string C_OUTSIDE = "c=IN IP4 1.1.1.1\r\n";
inline const std::string T = "t=0 0\r\n";
inline const std::string HEAD = ORIGIN + C + T;
inline const std::string HEAD_OUTSIDE = ORIGIN_OUTSIDE + C_OUTSIDE + T;

/// One description on its way, and what came of it.
struct DescriptionFixture
{
    std::string Translate(const std::string& text, bool isOutbound = true)
    {
        Answers answers(isOutbound);
        answers.rtcpDistance = rtcpDistance;
        SdpTranslator translator(config, answers);
        EditList edits;
        edits.Reset(text);
        translator.Start({});
        reason = translator.Translate(text, nullptr, edits);
        media = translator.GetMedia();
        return std::string(edits.Apply());
    }

    /// What becomes of media behind HEAD, on the way out.
    void CheckMedia(const std::string& before, const std::string& after)
    {
        BOOST_TEST(Translate(HEAD + before) == HEAD_OUTSIDE + after);
    }

    std::string Internal(std::size_t medium, unsigned component = 0) const
    {
        return media.at(medium).channel.internal[component].ToString();
    }

    std::string External(std::size_t medium, unsigned component = 0) const
    {
        return media.at(medium).channel.external[component].ToString();
    }

    bool IsOpen(std::size_t medium) const
    {
        return media.at(medium).state == State::Active &&
               media.at(medium).channel.internal[0].port != 0;
    }

    AlgConfig config;
    uint16_t rtcpDistance{1};
    DropReason reason{DropReason::None};
    std::vector<NamedMedia> media;
};

} // namespace ns3::sipalg::test

#endif
