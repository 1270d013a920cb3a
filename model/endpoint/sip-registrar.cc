// SPDX-License-Identifier: GPL-2.0-only
#include "sip-registrar.h"

#include "sip-message-text.h"

#include <algorithm>
#include <cstdlib>

namespace ns3
{

using namespace sipalg;

SipRegistrar::SipRegistrar(SipLocationService& locations)
    : m_locations(locations)
{
}

void
SipRegistrar::SetSettings(const SipRegistrarSettings& settings)
{
    m_settings = settings;
}

SipRegistrar::Answer
SipRegistrar::Register(const SipMessage& request,
                       const std::string& addressOfRecord,
                       const SipFlow& flow,
                       const std::string& tag,
                       Time now)
{
    const unsigned code = Apply(request, addressOfRecord, flow, now);
    SipMessageBuilder response = MakeResponse(request, code, tag);
    if (code == 423)
    {
        response.Add("Min-Expires",
                     std::to_string(static_cast<int64_t>(m_settings.minimum.GetSeconds())));
    }
    if (code == 200)
    {
        for (const SipContactBinding& binding : m_locations.Find(addressOfRecord, now))
        {
            const Time left = Max(binding.expiresAt - m_settings.grace - now, Time(0));
            response.Add("Contact",
                         "<" + binding.uri + ">;expires=" +
                             std::to_string(static_cast<int64_t>(left.GetSeconds())));
        }
    }
    return {code, std::move(response)};
}

unsigned
SipRegistrar::Apply(const SipMessage& request,
                    const std::string& addressOfRecord,
                    const SipFlow& flow,
                    Time now)
{
    const auto first = SipHeaderValues(request, SipHeaderId::Contact).Next();
    SipNameAddr contact;
    if (first && contact.Parse(*first) && contact.isWildcard)
    {
        return RemoveAll(request, addressOfRecord);
    }
    std::vector<SipContactBinding> bindings;
    const unsigned code = ReadBindings(request, bindings, now);
    if (code != 200)
    {
        return code;
    }
    for (SipContactBinding& binding : bindings)
    {
        binding.source = flow.remote;
        if (!m_locations.Update(addressOfRecord, binding, now))
        {
            return 500;
        }
    }
    return 200;
}

unsigned
SipRegistrar::RemoveAll(const SipMessage& request, const std::string& addressOfRecord)
{
    SipHeaderValues contacts(request, SipHeaderId::Contact);
    contacts.Next();
    if (contacts.Next() || request.GetExpires() != 0U)
    {
        return 400;
    }
    const bool isDone = m_locations.RemoveAll(addressOfRecord,
                                              std::string(request.GetCallId()),
                                              request.GetCSeq().number);
    return isDone ? 200 : 500;
}

unsigned
SipRegistrar::ReadBindings(const SipMessage& request,
                           std::vector<SipContactBinding>& bindings,
                           Time now) const
{
    SipHeaderValues contacts(request, SipHeaderId::Contact);
    while (const auto value = contacts.Next())
    {
        SipNameAddr contact;
        SipUri uri;
        if (!contact.Parse(*value) || contact.isWildcard || !uri.Parse(contact.uri) || !uri.IsSip())
        {
            return 400;
        }
        const auto asked = contact.GetExpires() ? contact.GetExpires() : request.GetExpires();
        const Time expiry = asked
                                ? std::min(Seconds(static_cast<double>(*asked)), m_settings.maximum)
                                : m_settings.otherwise;
        if (expiry.IsStrictlyPositive() && expiry < m_settings.minimum)
        {
            return 423;
        }
        SipContactBinding binding;
        binding.uri = contact.uri;
        binding.callId = request.GetCallId();
        binding.cSeq = request.GetCSeq().number;
        binding.expiresAt =
            now + (expiry.IsStrictlyPositive() ? expiry + m_settings.grace : expiry);
        if (const auto q = contact.FindParam("q"))
        {
            binding.preference = std::strtod(std::string(q->value).c_str(), nullptr);
        }
        bindings.push_back(std::move(binding));
    }
    return 200;
}

} // namespace ns3
