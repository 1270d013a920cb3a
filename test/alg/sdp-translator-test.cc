// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-translator.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(SdpTranslatorTest)
BOOST_AUTO_TEST_SUITE_END()
