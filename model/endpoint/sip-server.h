// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_SERVER_H
#define SIPALG_SIP_SERVER_H

#include "digest-verifier.h"
#include "simulator-timers.h"
#include "sip-proxy-core.h"
#include "sip-registrar.h"
#include "udp-demultiplexer.h"

#include "ns3/application.h"
#include "ns3/traced-callback.h"

namespace ns3
{

/**
 * A registrar and stateful proxy for one domain (RFC 3261 10.3 and 16) over UDP: location service,
 * digest authentication, Record-Route, parallel forking to all contacts of an address of record.
 *
 * Requests for the domain go to the registered contacts (404 for an unknown user, 480 for one that
 * is not registered), others to the address their Request-URI names; other domains are answered
 * with 404, for there is no DNS. Malformed requests get 400, or nothing when not even that can be
 * said. TLS, TCP, redirection and presence are not modelled.
 */
class SipServer : public Application, private SipTransactionUser
{
  public:
    using MessageTracedCallback = void (*)(const std::string& text, const SipFlow& flow);

    static TypeId GetTypeId();
    SipServer();
    ~SipServer() override;

    /// A user of the domain. Without any, whoever registers is a user.
    void AddUser(const std::string& user, const std::string& password);

    /// Where the server is; known once the application has started.
    const sipalg::IpEndpoint& GetLocal() const;
    SipLocationService& GetLocationService();
    const SipTransactionLayer& GetTransactionLayer() const;
    std::size_t GetContextCount() const;

    /// Gives a fixed number to the random stream of this application; returns how many it took.
    int64_t AssignStreams(int64_t stream);

  protected:
    void DoDispose() override;

  private:
    void StartApplication() override;
    void StopApplication() override;
    void ApplyAttributes();

    void OnRequest(SipTransactionId id,
                   const sipalg::SipMessage& request,
                   const SipFlow& flow) override;
    void OnAck(const sipalg::SipMessage& ack, const SipFlow& flow) override;
    void OnResponse(SipTransactionId id, const sipalg::SipMessage& response) override;
    void OnStrayResponse(const sipalg::SipMessage& response, const SipFlow& flow) override;
    void OnTimeout(SipTransactionId id, SipTimer timer) override;
    void OnFinished(SipTransactionId id) override;

    void OnRegister(SipTransactionId id, const sipalg::SipMessage& request, const SipFlow& flow);
    void OnCancel(SipTransactionId id, const sipalg::SipMessage& request);
    void Route(SipTransactionId id, const sipalg::SipMessage& request);
    void Refuse(SipTransactionId id, const sipalg::SipMessage& request, unsigned code);
    bool Authenticate(SipTransactionId id,
                      const sipalg::SipMessage& request,
                      const std::string& user,
                      bool isRegistrar);
    unsigned Validate(const sipalg::SipMessage& request) const;
    bool NeedsProxyAuthentication(const sipalg::SipMessage& request) const;
    unsigned FindTargets(const std::string& uri,
                         const std::vector<std::string>& routes,
                         std::vector<SipProxyTarget>& targets);
    bool IsOwn(std::string_view uri) const;
    std::function<bool(std::string_view)> GetOwnTest() const;
    bool IsDigestOn() const;
    std::string MakeAddressOfRecord(const std::string& user) const;

    void SendMessage(const std::string& text, const SipFlow& flow);
    void ReceiveMessage(Ptr<Packet> packet, const UdpDemultiplexer::Arrival& arrival);
    void SetDigest(std::string name);
    std::string GetDigest() const;
    static void AddAttributes(TypeId& tid);
    static void AddTimeAttributes(TypeId& tid);

    // Attributes
    std::string m_domain;
    Ipv4Address m_address;
    uint16_t m_port;
    bool m_recordRoute;
    std::string m_digest;
    bool m_challengeCalls;
    Time m_nonceLifetime;
    Time m_minExpiry;
    Time m_expiryGrace;
    Time m_maxExpiry;
    Time m_defaultExpiry;
    Time m_timerC;
    Time m_t1;
    Time m_t2;
    Time m_t4;
    bool m_routeToSource;

    Ptr<UniformRandomVariable> m_random;
    SimulatorTimers m_timers;
    SipTokens m_tokens;
    SipTransactionLayer m_transactions;
    SipLocationService m_locations;
    SipRegistrar m_registrar;
    SipProxyCore m_core;
    DigestVerifier m_verifier;
    Ptr<UdpDemultiplexer> m_network;
    sipalg::IpEndpoint m_local;

    TracedCallback<const std::string&, const SipFlow&> m_txTrace;
    TracedCallback<const std::string&, const SipFlow&> m_rxTrace;
};

} // namespace ns3

#endif
