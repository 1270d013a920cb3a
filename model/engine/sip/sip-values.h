// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_VALUES_H
#define SIPALG_SIP_VALUES_H

#include "text-cursor.h"

namespace ns3::sipalg
{

/**
 * The values of one header line, split at the commas that stand outside quoted strings and angle
 * brackets (RFC 3261 7.3.1), each without the white space around it. An empty line has no value;
 * an empty value between commas is returned as such, for its reader to refuse. After a quote or
 * bracket that is never closed everything is one value.
 *
 *     SipValues contacts(header.value);
 *     while (auto contact = contacts.Next()) ...
 */
class SipValues
{
  public:
    explicit SipValues(std::string_view line)
        : m_rest(TrimSpace(line)),
          m_isDone(m_rest.empty())
    {
    }

    std::optional<std::string_view> Next();

  private:
    std::string_view m_rest;
    bool m_isDone;
};

} // namespace ns3::sipalg

#endif
