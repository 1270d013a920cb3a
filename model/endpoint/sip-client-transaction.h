// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_CLIENT_TRANSACTION_H
#define SIPALG_SIP_CLIENT_TRANSACTION_H

#include "sip-transaction-host.h"

namespace ns3
{

/**
 * A client transaction over UDP: owns the request and its state, sees time only as timers of the
 * host. Transport errors are not modelled: an unreachable server shows as a time-out.
 */
class SipClientTransaction
{
  public:
    SipClientTransaction(SipTransactionHost& host, SipTransactionId id, std::string request);
    virtual ~SipClientTransaction() = default;

    virtual void Start(const SipTimerValues& values) = 0;
    virtual void OnResponse(const sipalg::SipMessage& response) = 0;
    virtual void OnTimer(SipTimer timer) = 0;

    /// The request as sent.
    const std::string& GetRequest() const;

  protected:
    void StartTimer(SipTimer timer, Time delay);
    void StopTimer(SipTimer timer);
    void TransmitRequest();

    SipTransactionHost& m_host;
    const SipTransactionId m_id;
    const std::string m_request;
    SipTimerValues m_values;
    Time m_interval; ///< to the next retransmission
};

/// RFC 3261 17.1.1 with the accepted state of RFC 6026 7.2.
class SipInviteClient : public SipClientTransaction
{
  public:
    enum class State : uint8_t
    {
        Calling,
        Proceeding,
        Completed,
        Accepted,
        Terminated,
    };

    using SipClientTransaction::SipClientTransaction;
    void Start(const SipTimerValues& values) override;
    void OnResponse(const sipalg::SipMessage& response) override;
    void OnTimer(SipTimer timer) override;
    State GetState() const;

  private:
    void OnProvisional(const sipalg::SipMessage& response);
    void OnSuccess(const sipalg::SipMessage& response);
    void OnFailure(const sipalg::SipMessage& response);
    void Terminate();

    State m_state{State::Calling};
    std::string m_ack;
};

/// RFC 3261 17.1.2.
class SipNonInviteClient : public SipClientTransaction
{
  public:
    enum class State : uint8_t
    {
        Trying,
        Proceeding,
        Completed,
        Terminated,
    };

    using SipClientTransaction::SipClientTransaction;
    void Start(const SipTimerValues& values) override;
    void OnResponse(const sipalg::SipMessage& response) override;
    void OnTimer(SipTimer timer) override;
    State GetState() const;

  private:
    State m_state{State::Trying};
};

} // namespace ns3

#endif
