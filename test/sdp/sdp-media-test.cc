// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-media.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SdpMediaTest)

// J6, case 38: which protocols are RTP, and what carries the others.
BOOST_AUTO_TEST_CASE(TellsTransportsByTheProtocol)
{
    const std::pair<std::string_view, SdpTransport> rows[] = {
        {"RTP/AVP", SdpTransport::Rtp},
        {"RTP/AVPF", SdpTransport::Rtp},
        {"RTP/SAVP", SdpTransport::Srtp},
        {"rtp/savpf", SdpTransport::Srtp},
        {"UDP/TLS/RTP/SAVPF", SdpTransport::Srtp},
        {"udptl", SdpTransport::Udptl},
        {"UDP/BFCP", SdpTransport::Udp},
        {"UDP/DTLS/SCTP", SdpTransport::Udp},
        {"tcp", SdpTransport::Tcp},
        {"TCPTL", SdpTransport::Tcp},
        {"TCP/MSRP", SdpTransport::Tcp},
        {"TCP/RTP/AVP", SdpTransport::Tcp},
        {"RTP/AVPX", SdpTransport::Other},
        {"TCPX", SdpTransport::Other},
        {"ATM/AVP", SdpTransport::Other},
    };
    for (const auto& [protocol, transport] : rows)
    {
        SdpMedia media;
        media.transport = ParseSdpTransport(protocol);
        BOOST_TEST((media.transport == transport), protocol);
        BOOST_TEST(media.IsRtp() == (transport <= SdpTransport::Srtp), protocol);
    }
}

// Case 21: a port, with an address or without; what is neither is named.
BOOST_AUTO_TEST_CASE(ReadsThePlaceOfRtcp)
{
    SdpRtcp rtcp;
    std::string_view rest;
    BOOST_TEST(rtcp.Parse("53020", rest));
    BOOST_TEST(rtcp.port == 53020);
    BOOST_TEST(!rtcp.address);
    BOOST_TEST(rtcp.Parse("53021  IN IP4 10.1.1.3", rest));
    BOOST_TEST(rtcp.portText == "53021");
    BOOST_TEST(rtcp.address->address == "10.1.1.3");
    BOOST_TEST(!SdpRtcp().Parse("65536 IN IP4 10.1.1.3", rest));
    BOOST_TEST(rest == "65536 IN IP4 10.1.1.3");
    BOOST_TEST(!SdpRtcp().Parse("53020 IN", rest));
    BOOST_TEST(rest == "IN");
}

BOOST_AUTO_TEST_SUITE_END()
