// SPDX-License-Identifier: GPL-2.0-only
#include "config-rows.h"

namespace ns3::sipalg
{

namespace
{

constexpr auto ALG = &FirewallConfig::alg;

constexpr ConfigRow ROWS[] = {
    ScalarRow<ALG, &AlgConfig::maximumMedia>(
        "security alg sip maximum-media <1..64>",
        "sip-alg; 001: 6, 004",
        "Media in use of a session description, per direction; each pair of `port/count` is one."),
    ScalarRow<ALG, &AlgConfig::surplusMedia>(
        "security alg sip surplus-media {ignore|refuse|drop}",
        "sip-alg; 001 says none, 004 refuse",
        "What becomes of more: they open nothing, get port 0, or the message is dropped."),
    ScalarRow<ALG, &AlgConfig::secureRtp>(
        "security alg sip media-transport srtp {ignore|refuse|drop|open}",
        "sip-alg; RFC 3711, RFC 5764",
        "RTP/SAVP, RTP/SAVPF, and these over DTLS; as surplus-media, or opened."),
    ScalarRow<ALG, &AlgConfig::udptl>(
        "security alg sip media-transport udptl {ignore|refuse|drop|open}",
        "sip-alg; 001 RTP only, 004 any stream",
        "T.38 facsimile."),
    ScalarRow<ALG, &AlgConfig::otherUdp>(
        "security alg sip media-transport udp {ignore|refuse|drop|open}",
        "sip-alg; 001 RTP only, 004 any stream",
        "Whatever else goes over UDP: udp, UDP/BFCP, UDP/DTLS/SCTP."),
    ScalarRow<ALG, &AlgConfig::tcp>(
        "security alg sip media-transport tcp {ignore|refuse|drop|open}",
        "sip-alg; RFC 4145; 001 RTP only, 004 any stream",
        "TCP, TCP/MSRP, TCP/BFCP; opened where the party waits for the connection."),
    ScalarRow<ALG, &AlgConfig::otherTransport>(
        "security alg sip media-transport other {ignore|refuse|drop}",
        "sip-alg; 001 RTP only",
        "Unknown transports."),
    ScalarRow<ALG, &AlgConfig::portCount>(
        "security alg sip port-count {ignore|refuse|drop|open}",
        "sip-alg; RFC 8866 5.14",
        "An m= line with several port pairs; opened, they are consecutive outside, too."),
    ScalarRow<ALG, &AlgConfig::connectionName>(
        "security alg sip connection-name {pass|hide|drop}",
        "sip-alg; 001 permits names and resolves none",
        "A domain name in c=: it opens nothing; hide puts the sender's outside address."),
    ScalarRow<ALG, &AlgConfig::ice>(
        "security alg sip ice {keep|translate|remove}",
        "sip-alg; RFC 8839 4.2.5",
        "ICE candidates: left alone, kept in step with c= and m=, or all of ICE taken out."),
};

} // namespace

ConfigRows
GetMediaRows()
{
    return MakeConfigRows("SIP ALG: session descriptions", ROWS);
}

} // namespace ns3::sipalg
