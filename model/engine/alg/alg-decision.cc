// SPDX-License-Identifier: GPL-2.0-only
#include "alg-decision.h"

#include <array>
#include <cstddef>

namespace ns3::sipalg
{

namespace
{

struct Wording
{
    const char* name;
    const char* sentence;
};

/// By AlgDecision, in its order.
constexpr std::array<Wording, static_cast<std::size_t>(AlgDecision::Count)> WORDINGS{{
    {"MediaExpected", "The medium is expected at its endpoint, and may enter there."},
    {"MediaHeld", "The medium is on hold, so nothing may enter for it."},
    {"MediaRefused", "The medium is refused by its port of 0, so it needs nothing."},
    {"MediaNotRtp", "The medium's transport is none that is opened here: nothing is."},
    {"MediaSurplus", "There are more media than may be in use, so nothing is opened for this one."},
    {"MediaPortCount", "The medium has several port pairs, so nothing is opened for it."},
    {"MediaForeignNetwork", "The medium's address is of no known network: nothing is opened."},
    {"MediaNamed",
     "The medium's address is a domain name, which is not resolved: nothing is opened."},
    {"MediaMulticast", "The medium goes to a multicast group, so nothing is opened for it."},
    {"MediaThirdHost", "The medium's host is not on the side of the sender: nothing is opened."},
    {"MediaPassedOn",
     "The endpoint stands for a host behind the firewall already: it goes on as it is."},
    {"MediaPrivilegedPort",
     "The medium's port is below 1024 or one of SIP, so nothing is opened for it."},
    {"MediaConnectsOut",
     "The medium's connection comes from its own host, or not yet: nothing is opened to it."},
    {"MediaOfNoCall", "The description belongs to no call, so nothing is opened for it."},
    {"BodyEncoded", "The body is encoded or encrypted: it passes unread, and opens nothing."},
    {"BodyOfOtherType", "The body holds no session description: it passes as it is."},
    {"AddressTranslated", "The address is replaced by the one that stands for it beyond."},
    {"AddressForeign", "The address belongs to no host behind the firewall: it stays as it is."},
    {"AddressNotListed", "The header table leaves this header alone in this direction."},
    {"MethodUnknown", "The method is unknown and permitted: the message passes unread."},
    {"AnswerToNobody", "It answers no REGISTER that passed, so nothing is learnt from it."},
    {"AnsweredHere", "The firewall itself refuses the request with this status."},
    {"AckToUs", "It acknowledges a refusal by the firewall itself, and goes no further."},
}};

} // namespace

const char*
ToString(AlgDecision decision)
{
    return WORDINGS.at(static_cast<std::size_t>(decision)).name;
}

const char*
Describe(AlgDecision decision)
{
    return WORDINGS.at(static_cast<std::size_t>(decision)).sentence;
}

} // namespace ns3::sipalg
