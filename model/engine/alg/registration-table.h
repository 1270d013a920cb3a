// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_REGISTRATION_TABLE_H
#define SIPALG_REGISTRATION_TABLE_H

#include "alg-config.h"
#include "alg-observer.h"
#include "call.h"
#include "signal-paths.h"
#include "sip-message.h"

#include <unordered_map>

namespace ns3::sipalg
{

/**
 * One contact binding, as the registrar's answer granted it: while it lives, calls to the public
 * contact reach the private one, whatever the idle time (J71, A3). It owns a signal path.
 */
struct Registration
{
    std::string addressOfRecord;
    IpEndpoint contactPrivate;
    IpEndpoint contactPublic;
    IpEndpoint registrar;
    Time registeredAt{0};
    Time expiresAt{0};
    std::vector<SignalPath> paths;
};

/**
 * The incoming NAT table: what the ALG learns from the answers to REGISTER (RFC 3261 10.2, 10.3).
 * The response governs: a Contact's expires before the Expires header before one hour; a binding
 * of the address of record that the response does not list is gone.
 */
class RegistrationTable
{
  public:
    static constexpr uint16_t TIMER_TABLE = NatState::FIRST_FREE_TABLE + 1;

    RegistrationTable(const AlgConfig& config, NatState& nat, AlgObserver& observer);

    /// A 2xx to REGISTER passes inward. False if the table is full.
    bool Update(const SipMessage& response, const AddressTranslator& addresses, Time now);

    void ServeTimer(RegistrationId id, Time now);

    std::size_t Size() const;
    std::size_t GetMemory() const;
    const IdTable<Registration>& GetRows() const;

  private:
    struct Granted; // one Contact of a response

    std::vector<Granted> ReadContacts(const SipMessage& response,
                                      const AddressTranslator& addresses,
                                      Time now) const;
    RegistrationId Find(std::string_view addressOfRecord, const IpEndpoint& contactPublic) const;
    RegistrationId Add(std::string_view addressOfRecord,
                       const Granted& granted,
                       ZoneId inside,
                       Time now);
    void RemoveUnlisted(std::string_view addressOfRecord,
                        const std::vector<Granted>& listed,
                        Time now);
    void Remove(RegistrationId id, bool expired, Time now);
    static RegistrationEvent MakeEvent(RegistrationId id, const Registration& row);

    const AlgConfig& m_config;
    NatState& m_nat;
    AlgObserver& m_observer;
    SignalPaths m_paths;
    IdTable<Registration> m_rows;
    std::unordered_multimap<std::size_t, RegistrationId> m_byAddressOfRecord; ///< by hash
};

} // namespace ns3::sipalg

#endif
