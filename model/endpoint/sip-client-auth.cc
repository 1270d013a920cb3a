// SPDX-License-Identifier: GPL-2.0-only
#include "sip-client-auth.h"

namespace ns3
{

using namespace sipalg;

namespace
{

/// The best of the challenges that can be answered: the first one (RFC 8760 2.4).
std::optional<DigestChallenge>
ChooseChallenge(const SipMessage& response, SipHeaderId id)
{
    for (const SipHeaderField* field = response.First(id); field; field = response.Next(*field))
    {
        DigestChallenge challenge;
        if (challenge.Parse(field->value))
        {
            return challenge;
        }
    }
    return std::nullopt;
}

/// The request carried credentials for this realm already.
bool
WasAnswered(std::string_view request, SipHeaderId id, const std::string& realm)
{
    SipMessage message;
    message.Parse(request);
    SipAuth auth;
    const std::string_view value = message.GetValue(id);
    return !value.empty() && auth.Parse(value) && auth.GetText("realm") == realm;
}

} // namespace

SipClientAuth::SipClientAuth(std::string username, std::string password)
    : m_username(std::move(username)),
      m_password(std::move(password))
{
}

SipClientAuth::Known&
SipClientAuth::FindKnown(bool isProxy, std::string_view method)
{
    if (isProxy)
    {
        return m_proxy;
    }
    return method == "REGISTER" ? m_registrar : m_peer;
}

void
SipClientAuth::AddCredentials(SipMessageBuilder& request,
                              std::string_view method,
                              std::string_view uri,
                              const std::string& cnonce)
{
    const auto add = [&](Known& known, const char* name) {
        if (known.challenge)
        {
            DigestInput input;
            input.username = m_username;
            input.password = m_password;
            input.method = method;
            input.uri = uri;
            input.nonceCount = ++known.uses;
            input.cnonce = cnonce;
            request.Add(name, MakeCredentials(*known.challenge, std::move(input)));
        }
    };
    add(FindKnown(false, method), "Authorization");
    add(FindKnown(true, method), "Proxy-Authorization");
}

bool
SipClientAuth::OnChallenge(const SipMessage& response, std::string_view request)
{
    const bool isProxy = response.GetStatusCode() == 407;
    const SipHeaderId challengeId =
        isProxy ? SipHeaderId::ProxyAuthenticate : SipHeaderId::WwwAuthenticate;
    const SipHeaderId answerId =
        isProxy ? SipHeaderId::ProxyAuthorization : SipHeaderId::Authorization;
    const std::optional<DigestChallenge> challenge = ChooseChallenge(response, challengeId);
    if (!challenge)
    {
        return false;
    }
    Known& known = FindKnown(isProxy, response.GetCSeq().methodText);
    const bool isRepeated = known.challenge && known.challenge->nonce == challenge->nonce;
    const bool wasWrong = WasAnswered(request, answerId, challenge->realm) && !challenge->isStale;
    known.uses = isRepeated ? known.uses : 0;
    known.challenge = challenge;
    return !wasWrong;
}

} // namespace ns3
