// SPDX-License-Identifier: GPL-2.0-only
#include "digest.h"

#include <array>
#include <nettle/md5.h>
#include <nettle/sha2.h>

namespace ns3
{

using sipalg::EqualsIgnoreCase;

namespace
{

std::string
ToHex(const uint8_t* bytes, std::size_t count)
{
    constexpr char DIGITS[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * count);
    for (std::size_t i = 0; i < count; ++i)
    {
        text.push_back(DIGITS[bytes[i] >> 4]);
        text.push_back(DIGITS[bytes[i] & 0x0f]);
    }
    return text;
}

const uint8_t*
ToBytes(std::string_view text)
{
    return reinterpret_cast<const uint8_t*>(text.data());
}

/// True when the comma list @p list holds @p word.
bool
HasWord(std::string_view list, std::string_view word)
{
    while (!list.empty())
    {
        const std::size_t comma = list.find(',');
        if (EqualsIgnoreCase(sipalg::TrimSpace(list.substr(0, comma)), word))
        {
            return true;
        }
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return false;
}

} // namespace

const char*
ToText(DigestAlgorithm algorithm)
{
    return algorithm == DigestAlgorithm::Md5 ? "MD5" : "SHA-256";
}

std::optional<DigestAlgorithm>
FindDigestAlgorithm(std::string_view name)
{
    if (name.empty() || EqualsIgnoreCase(name, "MD5"))
    {
        return DigestAlgorithm::Md5;
    }
    if (EqualsIgnoreCase(name, "SHA-256"))
    {
        return DigestAlgorithm::Sha256;
    }
    return std::nullopt;
}

std::string
DigestHash(DigestAlgorithm algorithm, std::string_view text)
{
    if (algorithm == DigestAlgorithm::Md5)
    {
        md5_ctx context;
        std::array<uint8_t, MD5_DIGEST_SIZE> digest;
        md5_init(&context);
        md5_update(&context, text.size(), ToBytes(text));
        md5_digest(&context, digest.size(), digest.data());
        return ToHex(digest.data(), digest.size());
    }
    sha256_ctx context;
    std::array<uint8_t, SHA256_DIGEST_SIZE> digest;
    sha256_init(&context);
    sha256_update(&context, text.size(), ToBytes(text));
    sha256_digest(&context, digest.size(), digest.data());
    return ToHex(digest.data(), digest.size());
}

std::string
FormatNonceCount(uint32_t count)
{
    const std::array<uint8_t, 4> bytes{static_cast<uint8_t>(count >> 24),
                                       static_cast<uint8_t>(count >> 16),
                                       static_cast<uint8_t>(count >> 8),
                                       static_cast<uint8_t>(count)};
    return ToHex(bytes.data(), bytes.size());
}

std::string
ComputeDigest(const DigestInput& input)
{
    const auto hash = [&input](const std::string& text) {
        return DigestHash(input.algorithm, text);
    };
    const std::string secret = hash(input.username + ":" + input.realm + ":" + input.password);
    const std::string request = hash(input.method + ":" + input.uri);
    if (input.qop.empty())
    {
        return hash(secret + ":" + input.nonce + ":" + request);
    }
    return hash(secret + ":" + input.nonce + ":" + FormatNonceCount(input.nonceCount) + ":" +
                input.cnonce + ":" + input.qop + ":" + request);
}

std::string
QuoteEscape(std::string_view text)
{
    std::string escaped;
    for (const char c : text)
    {
        if (c == '"' || c == '\\')
        {
            escaped.push_back('\\');
        }
        escaped.push_back(c);
    }
    return escaped;
}

bool
DigestChallenge::Parse(std::string_view value)
{
    sipalg::SipAuth auth;
    if (!auth.Parse(value) || !auth.IsDigest())
    {
        return false;
    }
    algorithmText = auth.GetText("algorithm");
    const std::optional<DigestAlgorithm> known = FindDigestAlgorithm(algorithmText);
    const std::string qop = auth.GetText("qop");
    realm = auth.GetText("realm");
    nonce = auth.GetText("nonce");
    opaque = auth.GetText("opaque");
    offersAuth = HasWord(qop, "auth");
    isStale = EqualsIgnoreCase(auth.GetText("stale"), "true");
    algorithm = known.value_or(DigestAlgorithm::Md5);
    return known && !nonce.empty() && auth.FindParam("realm") && (qop.empty() || offersAuth);
}

std::string
MakeCredentials(const DigestChallenge& challenge, DigestInput input)
{
    input.algorithm = challenge.algorithm;
    input.realm = challenge.realm;
    input.nonce = challenge.nonce;
    input.qop = challenge.offersAuth ? "auth" : "";
    std::string text = "Digest username=\"" + QuoteEscape(input.username) + "\", realm=\"" +
                       QuoteEscape(input.realm) + "\", nonce=\"" + QuoteEscape(input.nonce) +
                       "\", uri=\"" + QuoteEscape(input.uri) + "\", response=\"" +
                       ComputeDigest(input) + "\"";
    if (!challenge.algorithmText.empty())
    {
        text += ", algorithm=" + challenge.algorithmText;
    }
    if (!challenge.opaque.empty())
    {
        text += ", opaque=\"" + QuoteEscape(challenge.opaque) + "\"";
    }
    if (challenge.offersAuth)
    {
        text += ", qop=auth, nc=" + FormatNonceCount(input.nonceCount) + ", cnonce=\"" +
                QuoteEscape(input.cnonce) + "\"";
    }
    return text;
}

} // namespace ns3
