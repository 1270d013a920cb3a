// SPDX-License-Identifier: GPL-2.0-only
#include "digest-verifier.h"
#include "digest.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

/// RFC 7616 3.9.1
DigestInput
MakeExample(DigestAlgorithm algorithm)
{
    DigestInput input;
    input.algorithm = algorithm;
    input.username = "Mufasa";
    input.realm = "http-auth@example.org";
    input.password = "Circle of Life";
    input.method = "GET";
    input.uri = "/dir/index.html";
    input.nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    input.qop = "auth";
    input.cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    return input;
}

/// Answers the verifier's challenge like a phone.
std::string
AnswerChallenge(const std::string& text, const std::string& password)
{
    DigestChallenge challenge;
    BOOST_REQUIRE(challenge.Parse(text));
    DigestInput input;
    input.username = "alice";
    input.password = password;
    input.method = "REGISTER";
    input.uri = "sip:example.com";
    input.cnonce = "c";
    return MakeCredentials(challenge, input);
}

} // namespace

BOOST_AUTO_TEST_SUITE(DigestTest)

// RFC 7616 3.9.1
BOOST_AUTO_TEST_CASE(ComputesTheExamplesOfRfc7616)
{
    BOOST_TEST(ComputeDigest(MakeExample(DigestAlgorithm::Md5)) ==
               "8ca523f5e9506fed4657c9700eebdbec");
    BOOST_TEST(ComputeDigest(MakeExample(DigestAlgorithm::Sha256)) ==
               "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
}

// RFC 2617 3.5
BOOST_AUTO_TEST_CASE(ComputesTheExampleOfRfc2617)
{
    DigestInput input = MakeExample(DigestAlgorithm::Md5);
    input.realm = "testrealm@host.com";
    input.password = "Circle Of Life";
    input.nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093";
    input.cnonce = "0a4f113b";
    BOOST_TEST(ComputeDigest(input) == "6629fae49393a05397450978507c4ef1");
}

// RFC 2617 3.2.2.1: without qop, as RFC 2069 had it; the value is MD5(H(A1):nonce:H(A2)).
BOOST_AUTO_TEST_CASE(ComputesTheOldFormWithoutQop)
{
    DigestInput input = MakeExample(DigestAlgorithm::Md5);
    input.realm = "testrealm@host.com";
    input.password = "Circle Of Life";
    input.nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093";
    input.qop.clear();
    const std::string secret =
        DigestHash(DigestAlgorithm::Md5, "Mufasa:testrealm@host.com:Circle Of Life");
    BOOST_TEST(secret == "939e7578ed9e3c518a452acee763bce9");
    BOOST_TEST(ComputeDigest(input) ==
               DigestHash(DigestAlgorithm::Md5,
                          secret + ":" + input.nonce + ":39aff3a2bab6126f332b942af96d3366"));
}

BOOST_AUTO_TEST_CASE(ReadsChallenges)
{
    DigestChallenge challenge;
    BOOST_TEST(challenge.Parse("Digest realm=\"a \\\"b\\\"\", nonce=\"n\", qop=\"auth-int, AUTH\", "
                               "algorithm=sha-256, stale=TRUE, opaque=\"o\""));
    BOOST_TEST(challenge.realm == "a \"b\"");
    BOOST_TEST(challenge.offersAuth);
    BOOST_TEST(challenge.isStale);
    BOOST_TEST((challenge.algorithm == DigestAlgorithm::Sha256));
    for (const char* bad : {"Basic realm=\"a\"",
                            "Digest realm=\"a\"",
                            "Digest nonce=\"n\"",
                            "Digest realm=\"a\", nonce=\"n\", algorithm=MD5-sess",
                            "Digest realm=\"a\", nonce=\"n\", qop=\"auth-int\"",
                            ""})
    {
        BOOST_TEST(!DigestChallenge().Parse(bad));
    }
}

// RFC 7616 3.3: right, wrong, stale, foreign, and someone else's.
BOOST_AUTO_TEST_CASE(ChecksCredentials)
{
    using Verdict = DigestVerifier::Verdict;
    for (const auto algorithm : {DigestAlgorithm::Md5, DigestAlgorithm::Sha256})
    {
        DigestVerifier verifier;
        verifier.Configure("example.com", algorithm, "secret", Seconds(60));
        verifier.AddUser("alice", "a\"b");
        verifier.AddUser("bob", "a\"b");
        const std::string challenge = verifier.MakeChallenge(Seconds(5), false);
        const std::string right = AnswerChallenge(challenge, "a\"b");
        const auto check =
            [&](const std::string& text, const char* method, const char* user, int at) {
                return verifier.Check(text, method, user, Seconds(at));
            };
        BOOST_TEST((check(right, "REGISTER", "alice", 60) == Verdict::Accepted));
        BOOST_TEST((check(right, "REGISTER", "alice", 66) == Verdict::Stale));
        BOOST_TEST((check(right, "INVITE", "alice", 60) == Verdict::Wrong));
        BOOST_TEST((check(right, "REGISTER", "bob", 60) == Verdict::Wrong));
        BOOST_TEST((check("", "REGISTER", "alice", 60) == Verdict::Missing));
        BOOST_TEST((check("Digest garbage", "REGISTER", "alice", 60) == Verdict::Missing));
        const std::string wrong = AnswerChallenge(challenge, "other");
        BOOST_TEST((check(wrong, "REGISTER", "alice", 60) == Verdict::Wrong));
        DigestVerifier other;
        other.Configure("example.com", algorithm, "another secret", Seconds(60));
        other.AddUser("alice", "a\"b");
        BOOST_TEST((other.Check(right, "REGISTER", "alice", Seconds(6)) == Verdict::Wrong));
    }
}

BOOST_AUTO_TEST_SUITE_END()
