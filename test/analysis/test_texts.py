# SPDX-License-Identifier: GPL-2.0-only
from analysis import texts

MESSAGE = "\r\n".join(
    [
        "SIP/2.0 200 OK",
        "v: SIP/2.0/UDP 2.2.2.4;branch=z9hG4bKproxy , SIP/2.0/UDP 1.1.1.1:1024 ; rport ;",
        "  branch=z9hG4bKphone",
        'From: "a;tag=no" <sip:a@example.com;tag=neither>;tag=f1',
        "t: sip:b@example.com;tag=t1",
        "Contact: <sip:b@1.1.1.100:5060>;expires=600",
        "Expires: 3600",
        "",
        "v=0",
        "c=IN IP4 1.1.1.100",
        "m=audio 16384 RTP/AVP 0",
        "",
    ]
)


def test_branches_of_folded_and_joined_vias_are_in_order():
    assert texts.branches(MESSAGE) == ["z9hG4bKproxy", "z9hG4bKphone"]


def test_a_tag_belongs_to_the_header_and_not_to_the_uri_or_the_name():
    assert texts.tag(texts.header(MESSAGE, "From")) == "f1"
    assert texts.tag(texts.header(MESSAGE, "To")) == "t1"
    assert texts.tag("<sip:c@example.com>") == ""


def test_uris_lose_their_brackets_and_header_parameters():
    assert texts.uri(texts.header(MESSAGE, "From")) == "sip:a@example.com;tag=neither"
    assert texts.uri(texts.header(MESSAGE, "To")) == "sip:b@example.com"


def test_the_contacts_expiry_goes_before_that_of_the_message():
    assert texts.expires(MESSAGE) == 600.0
    assert texts.expires(MESSAGE.replace(";expires=600", "")) == 3600.0
    assert texts.expires("SIP/2.0 200 OK\r\n\r\n") is None


def test_media_go_to_the_address_of_c_and_the_port_of_m():
    assert texts.media_endpoint(MESSAGE) == "1.1.1.100:16384"
    assert texts.media_endpoint("BYE sip:b SIP/2.0\r\n\r\n") is None


def test_bodies_have_no_headers():
    assert texts.header("X\r\n\r\nVia: no\r\n", "Via") == ""
