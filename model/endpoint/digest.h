// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_DIGEST_H
#define SIPALG_DIGEST_H

#include "sip-auth.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ns3
{

/// The hash functions of HTTP digest that SIP uses (RFC 3261 22.4, RFC 8760).
enum class DigestAlgorithm : uint8_t
{
    Md5,
    Sha256,
};

/// "MD5", "SHA-256"
const char* ToText(DigestAlgorithm algorithm);
/// The algorithm of this name, in any letter case; MD5 for an empty name (RFC 7616 3.3).
std::optional<DigestAlgorithm> FindDigestAlgorithm(std::string_view name);

/// Lower-case hexadecimal hash of @p text.
std::string DigestHash(DigestAlgorithm algorithm, std::string_view text);

/**
 * What a digest response is computed from (RFC 7616 3.4). With an empty qop the response is that
 * of RFC 2069, and nonceCount and cnonce do not count. auth-int and session algorithms are not
 * modelled.
 */
struct DigestInput
{
    DigestAlgorithm algorithm{DigestAlgorithm::Md5};
    std::string username;
    std::string realm;
    std::string password;
    std::string method;
    std::string uri;
    std::string nonce;
    std::string qop; ///< "auth" or empty
    uint32_t nonceCount{1};
    std::string cnonce;
};

/// The value of the response parameter.
std::string ComputeDigest(const DigestInput& input);

/// The eight hexadecimal digits of a nonce count.
std::string FormatNonceCount(uint32_t count);

/// Escapes quotes and backslashes: quoted-string without its quotes (RFC 3261 25.1).
std::string QuoteEscape(std::string_view text);

/// A challenge that a client can answer.
struct DigestChallenge
{
    DigestAlgorithm algorithm{DigestAlgorithm::Md5};
    std::string algorithmText; ///< as written; empty when absent
    std::string realm;
    std::string nonce;
    std::string opaque;
    bool offersAuth{false}; ///< "auth" is in qop
    bool isStale{false};

    /// Reads WWW-Authenticate or Proxy-Authenticate; false when the scheme, the algorithm or every
    /// qop is unknown, or realm or nonce is missing.
    bool Parse(std::string_view value);
};

/// The credentials for Authorization or Proxy-Authorization; @p input lacks what the challenge
/// says.
std::string MakeCredentials(const DigestChallenge& challenge, DigestInput input);

} // namespace ns3

#endif
