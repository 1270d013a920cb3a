// SPDX-License-Identifier: GPL-2.0-only
#include "sip-method.h"

#include "text-cursor.h"

#include <array>
#include <cstddef>

namespace ns3::sipalg
{

namespace
{

constexpr std::array<std::string_view, 15> METHOD_NAMES{
    "UNKNOWN",
    "ACK",
    "BYE",
    "CANCEL",
    "INFO",
    "INVITE",
    "MESSAGE",
    "NOTIFY",
    "OPTIONS",
    "PRACK",
    "PUBLISH",
    "REFER",
    "REGISTER",
    "SUBSCRIBE",
    "UPDATE",
};

/// The only method that @p token can be, by its length and first letters.
SipMethod
GuessMethod(std::string_view token)
{
    switch (token.size())
    {
    case 3:
        return token[0] == 'A' ? SipMethod::Ack : SipMethod::Bye;
    case 4:
        return SipMethod::Info;
    case 5:
        return token[0] == 'P' ? SipMethod::Prack : SipMethod::Refer;
    case 6:
        return token[0] == 'I'   ? SipMethod::Invite
               : token[0] == 'C' ? SipMethod::Cancel
               : token[0] == 'N' ? SipMethod::Notify
                                 : SipMethod::Update;
    case 7:
        return token[0] == 'O'   ? SipMethod::Options
               : token[0] == 'M' ? SipMethod::Message
                                 : SipMethod::Publish;
    case 8:
        return SipMethod::Register;
    case 9:
        return SipMethod::Subscribe;
    default:
        return SipMethod::Unknown;
    }
}

} // namespace

SipMethod
ParseSipMethod(std::string_view token)
{
    const SipMethod guess = GuessMethod(token);
    const bool isGuess = guess != SipMethod::Unknown && Equals(token, ToString(guess));
    return isGuess ? guess : SipMethod::Unknown;
}

std::string_view
ToString(SipMethod method)
{
    return METHOD_NAMES[static_cast<std::size_t>(method)];
}

} // namespace ns3::sipalg
