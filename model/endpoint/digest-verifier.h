// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_DIGEST_VERIFIER_H
#define SIPALG_DIGEST_VERIFIER_H

#include "digest.h"

#include "ns3/nstime.h"

#include <map>

namespace ns3
{

/**
 * The server's side of digest authentication with qop=auth (RFC 7616 3.3, RFC 3261 22): users
 * with passwords, challenges, and the check of credentials. A nonce carries the time it was made
 * and a hash over that and a secret, so that none is stored; after its lifetime it is stale. Reuse
 * of a nonce count is not noticed.
 */
class DigestVerifier
{
  public:
    enum class Verdict : uint8_t
    {
        Accepted,
        Missing, ///< no credentials for this realm
        Stale,   ///< right but for the age of the nonce
        Wrong,
    };

    void Configure(std::string realm, DigestAlgorithm algorithm, std::string secret, Time lifetime);
    void AddUser(const std::string& user, const std::string& password);
    bool HasUser(const std::string& user) const;
    std::size_t GetUserCount() const;

    /// The value of WWW-Authenticate or Proxy-Authenticate.
    std::string MakeChallenge(Time now, bool isStale) const;
    /// Checks the value of Authorization or Proxy-Authorization against the request's method;
    /// the user must be @p user.
    Verdict Check(std::string_view credentials,
                  std::string_view method,
                  const std::string& user,
                  Time now) const;

  private:
    std::string MakeNonce(int64_t seconds) const;
    std::optional<int64_t> ReadNonce(const std::string& nonce) const;

    std::string m_realm;
    DigestAlgorithm m_algorithm{DigestAlgorithm::Md5};
    std::string m_secret;
    Time m_lifetime;
    std::map<std::string, std::string> m_passwords;
};

} // namespace ns3

#endif
