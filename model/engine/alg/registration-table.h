// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_REGISTRATION_TABLE_H
#define SIPALG_REGISTRATION_TABLE_H

#include "alg-config.h"
#include "alg-observer.h"
#include "call.h"
#include "host-quota.h"
#include "signal-paths.h"
#include "sip-message.h"

#include <unordered_map>

namespace ns3::sipalg
{

/**
 * One contact binding, as the registrar's answer granted it: while it lives, calls to the public
 * contact reach the private one, whatever the idle time (J71, A3). Both are equal without NAT. It
 * owns the signal paths to the contact and to the proxies of its Path (RFC 3327).
 */
struct Registration
{
    std::string addressOfRecord;
    IpEndpoint contactPrivate;
    IpEndpoint contactPublic;
    IpEndpoint registrar;
    Time registeredAt{0};
    Time expiresAt{0};
    SignalPathList paths;
};

/**
 * The incoming NAT table: what the ALG learns from the answers to REGISTER (RFC 3261 10.2, 10.3).
 * The response governs: a Contact's expires before the Expires header before one hour; a binding
 * of the address of record that the response does not list is gone, if the same registrar's host
 * has granted it. A binding is new only if its REGISTER asked for it, for a host of its own: a
 * registrar cannot open what nobody asked for, nor one phone bind another, nor a registrar of
 * somebody's own take away what another has granted (case 60). Contacts that are no IP addresses
 * make no binding (J72).
 */
class RegistrationTable
{
  public:
    static constexpr uint8_t TIMER_TABLE = NatState::FIRST_FREE_TABLE + 1;
    /// An address of record that is longer makes no binding.
    static constexpr std::size_t MAX_ADDRESS_OF_RECORD = 1024;

    RegistrationTable(const AlgConfig& config, NatState& nat, AlgObserver& observer);

    /// A 2xx to a REGISTER passes that has named @p asked.
    void Update(const SipMessage& response,
                const SignalPathList& asked,
                const AddressTranslator& addresses,
                Time now);

    void ServeTimer(const TimerWheel::Token& token, Time now);

    std::size_t Size() const;
    std::size_t GetMemory() const;
    const IdTable<Registration>& GetRows() const;

  private:
    struct Granted; // one Contact of a response
    using Bindings = std::vector<RegistrationId>;

    std::vector<Granted> ReadContacts(const SipMessage& response,
                                      const AddressTranslator& addresses,
                                      Time now) const;
    RegistrationId Find(const std::string& addressOfRecord,
                        const IpEndpoint& contactPublic,
                        const IpAddress& registrar) const;
    RegistrationId Add(const std::string& addressOfRecord, const Granted& granted, Time now);
    void Refresh(RegistrationId id,
                 const Granted& granted,
                 const SignalPathList& asked,
                 const AddressTranslator& addresses,
                 Time now);
    void RemoveUnlisted(const std::string& addressOfRecord,
                        const std::vector<Granted>& listed,
                        const IpAddress& registrar,
                        Time now);
    void Remove(RegistrationId id, bool expired, Time now);
    static RegistrationEvent MakeEvent(RegistrationId id, const Registration& row);

    const AlgConfig& m_config;
    AlgObserver& m_observer;
    SignalPaths m_paths;
    HostQuota m_quota; ///< by the private contact's host
    RowTimers m_timers;
    IdTable<Registration> m_rows;
    std::unordered_map<std::string, Bindings> m_byAddressOfRecord;
};

} // namespace ns3::sipalg

#endif
