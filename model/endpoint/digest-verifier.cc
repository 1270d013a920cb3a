// SPDX-License-Identifier: GPL-2.0-only
#include "digest-verifier.h"

#include "text-cursor.h"

namespace ns3
{

using namespace sipalg;

void
DigestVerifier::Configure(std::string realm,
                          DigestAlgorithm algorithm,
                          std::string secret,
                          Time lifetime)
{
    m_realm = std::move(realm);
    m_algorithm = algorithm;
    m_secret = std::move(secret);
    m_lifetime = lifetime;
}

void
DigestVerifier::AddUser(const std::string& user, const std::string& password)
{
    m_passwords[user] = password;
}

bool
DigestVerifier::HasUser(const std::string& user) const
{
    return m_passwords.count(user) > 0;
}

std::size_t
DigestVerifier::GetUserCount() const
{
    return m_passwords.size();
}

std::string
DigestVerifier::MakeNonce(int64_t seconds) const
{
    const std::string time = std::to_string(seconds);
    return time + "-" + DigestHash(DigestAlgorithm::Md5, time + ":" + m_realm + ":" + m_secret);
}

std::optional<int64_t>
DigestVerifier::ReadNonce(const std::string& nonce) const
{
    const auto seconds =
        ParseNumber(std::string_view(nonce).substr(0, nonce.find('-')), 1ULL << 40);
    if (!seconds || MakeNonce(static_cast<int64_t>(*seconds)) != nonce)
    {
        return std::nullopt;
    }
    return static_cast<int64_t>(*seconds);
}

std::string
DigestVerifier::MakeChallenge(Time now, bool isStale) const
{
    const auto seconds = static_cast<int64_t>(now.GetSeconds());
    return "Digest realm=\"" + QuoteEscape(m_realm) + "\", nonce=\"" + MakeNonce(seconds) +
           "\", algorithm=" + ToText(m_algorithm) + ", qop=\"auth\"" +
           (isStale ? ", stale=true" : "");
}

DigestVerifier::Verdict
DigestVerifier::Check(std::string_view credentials,
                      std::string_view method,
                      const std::string& user,
                      Time now) const
{
    SipAuth auth;
    if (credentials.empty() || !auth.Parse(credentials) || !auth.IsDigest() ||
        auth.GetText("realm") != m_realm)
    {
        return Verdict::Missing;
    }
    const auto password = m_passwords.find(user);
    const auto count = auth.FindParam("nc");
    DigestInput input;
    input.algorithm = m_algorithm;
    input.username = auth.GetText("username");
    input.realm = m_realm;
    input.method = method;
    input.uri = auth.GetText("uri");
    input.nonce = auth.GetText("nonce");
    input.qop = auth.GetText("qop");
    input.cnonce = auth.GetText("cnonce");
    const std::string countText = count ? std::string(count->value) : std::string();
    input.nonceCount = countText.size() == 8 ? std::strtoul(countText.c_str(), nullptr, 16) : 0;
    const std::optional<int64_t> madeAt = ReadNonce(input.nonce);
    if (password == m_passwords.end() || input.username != user || !madeAt || input.qop != "auth")
    {
        return Verdict::Wrong;
    }
    input.password = password->second;
    if (ComputeDigest(input) != auth.GetText("response"))
    {
        return Verdict::Wrong;
    }
    return now - Seconds(static_cast<double>(*madeAt)) > m_lifetime ? Verdict::Stale
                                                                    : Verdict::Accepted;
}

} // namespace ns3
