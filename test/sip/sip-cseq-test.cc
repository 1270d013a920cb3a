// SPDX-License-Identifier: GPL-2.0-only
#include "sip-cseq.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SipCSeqTest)

BOOST_AUTO_TEST_CASE(ReadsNumberAndMethodAcrossAFold)
{
    SipCSeq cSeq;
    BOOST_TEST(bool(cSeq.Parse("0009\r\n  INVITE")));
    BOOST_TEST(cSeq.number == 9U);
    BOOST_TEST((cSeq.method == SipMethod::Invite));
    BOOST_TEST(cSeq.numberText == "0009");
    BOOST_TEST(bool(cSeq.Parse("1 NEWMETHOD")));
    BOOST_TEST((cSeq.method == SipMethod::Unknown));
    BOOST_TEST(cSeq.methodText == "NEWMETHOD");
}

BOOST_AUTO_TEST_CASE(RefusesWhatIsNoNumberAndMethod)
{
    SipCSeq cSeq;
    for (const std::string_view text :
         {"", "1", "1 ", "INVITE", "1INVITE", "1 INVITE x", "-1 INVITE"})
    {
        BOOST_TEST((cSeq.Parse(text).error == SipError::BadCSeq), text);
    }
    BOOST_TEST((cSeq.Parse("2147483648 INVITE").error == SipError::CSeqTooLarge));
}

// RFC 3262 7.2
BOOST_AUTO_TEST_CASE(ReadsRAck)
{
    SipRAck rAck;
    BOOST_TEST(bool(rAck.Parse("776656 1 INVITE")));
    BOOST_TEST(rAck.rSeq == 776656U);
    BOOST_TEST(rAck.cSeq.number == 1U);
    BOOST_TEST((rAck.cSeq.method == SipMethod::Invite));
    const SipResult result = rAck.Parse("776656 1");
    BOOST_TEST((result.error == SipError::BadCSeq));
    BOOST_TEST(result.offset == 8U);
    BOOST_TEST(!rAck.Parse("4294967296 1 INVITE"));
}

BOOST_AUTO_TEST_SUITE_END()
