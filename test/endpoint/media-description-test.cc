// SPDX-License-Identifier: GPL-2.0-only
#include "media-description.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

MediaDescription
MakeOwn()
{
    MediaDescription own;
    own.rtp = {sipalg::IpAddress::V4(0x0a010103), 16384};
    own.codecs = {&G711_MU, &G729};
    return own;
}

const char* OFFER = "v=0\r\n"
                    "o=- 1 1 IN IP4 10.0.0.9\r\n"
                    "s=-\r\n"
                    "c=IN IP4 10.0.0.9\r\n"
                    "t=0 0\r\n"
                    "m=video 5000 RTP/AVP 31\r\n"
                    "m=audio 4000 RTP/AVP 18 0 101\r\n"
                    "a=rtcp:4009 IN IP4 10.0.0.8\r\n"
                    "a=sendonly\r\n";

} // namespace

BOOST_TEST_DONT_PRINT_LOG_VALUE(MediaDirection)

BOOST_AUTO_TEST_SUITE(MediaDescriptionTest)

BOOST_AUTO_TEST_CASE(WritesAnOffer)
{
    BOOST_TEST(WriteOffer(MakeOwn(), {5, 6}) == "v=0\r\n"
                                                "o=- 5 6 IN IP4 10.1.1.3\r\n"
                                                "s=call\r\n"
                                                "c=IN IP4 10.1.1.3\r\n"
                                                "t=0 0\r\n"
                                                "m=audio 16384 RTP/AVP 0 18\r\n"
                                                "a=rtpmap:0 PCMU/8000\r\n"
                                                "a=rtpmap:18 G729/8000\r\n"
                                                "a=ptime:20\r\n"
                                                "a=sendrecv\r\n");
}

// RFC 3264 6: as many m= lines as the offer, the others with port 0.
BOOST_AUTO_TEST_CASE(RefusesTheOtherStreamsOfAnOffer)
{
    const std::string answer = WriteAnswer(MakeOwn(), {5, 5}, OFFER);
    BOOST_TEST(answer.find("m=video 0 RTP/AVP 31\r\nm=audio 16384 RTP/AVP 0 18\r\n") !=
               std::string::npos);
}

// RFC 3605 and the static payload types
BOOST_AUTO_TEST_CASE(ReadsTheFirstUsableAudioStream)
{
    const auto media = MediaDescription::Read(OFFER);
    BOOST_REQUIRE(media);
    BOOST_TEST(media->rtp.ToString() == "10.0.0.9:4000");
    BOOST_TEST(media->rtcp.ToString() == "10.0.0.8:4009");
    BOOST_TEST(media->direction == MediaDirection::SendOnly);
    const std::vector<const AudioCodec*> expected{&G729, &G711_MU};
    BOOST_TEST(media->codecs == expected, boost::test_tools::per_element());
}

// RFC 3264 8.4: c=0.0.0.0 asks for silence.
BOOST_AUTO_TEST_CASE(TakesTheUnspecifiedAddressForHold)
{
    std::string held(OFFER);
    held.replace(held.find("c=IN IP4 10.0.0.9"), 17, "c=IN IP4 0.0.0.0");
    held.replace(held.find("a=sendonly"), 10, "a=sendrecv");
    BOOST_TEST(MediaDescription::Read(held)->direction == MediaDirection::SendOnly);
}

BOOST_AUTO_TEST_CASE(RefusesWhatItCannotUse)
{
    for (const char* bad : {"",
                            "garbage",
                            "v=0\r\nm=audio 4000 RTP/AVP 0\r\n",
                            "v=0\r\nc=IN IP4 10.0.0.9\r\nm=audio 0 RTP/AVP 0\r\n",
                            "v=0\r\nc=IN IP4 10.0.0.9\r\nm=audio 4000 RTP/SAVP 0\r\n",
                            "v=0\r\nc=IN IP4 10.0.0.9\r\nm=audio 4000 RTP/AVP 96\r\n",
                            "v=0\r\nc=IN IP4 host.example\r\nm=audio 4000 RTP/AVP 0\r\n"})
    {
        BOOST_TEST(!MediaDescription::Read(bad), bad);
    }
}

// RFC 3264 6.1
BOOST_AUTO_TEST_CASE(AnswersEachDirection)
{
    using D = MediaDirection;
    BOOST_TEST(AnswerDirection(D::SendRecv, D::SendRecv) == D::SendRecv);
    BOOST_TEST(AnswerDirection(D::SendOnly, D::SendRecv) == D::RecvOnly);
    BOOST_TEST(AnswerDirection(D::RecvOnly, D::SendRecv) == D::SendOnly);
    BOOST_TEST(AnswerDirection(D::Inactive, D::SendRecv) == D::Inactive);
    BOOST_TEST(AnswerDirection(D::SendRecv, D::SendOnly) == D::SendOnly);
    BOOST_TEST(AnswerDirection(D::SendOnly, D::SendOnly) == D::Inactive);
}

BOOST_AUTO_TEST_SUITE_END()
