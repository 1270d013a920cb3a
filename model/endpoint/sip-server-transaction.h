// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_SERVER_TRANSACTION_H
#define SIPALG_SIP_SERVER_TRANSACTION_H

#include "sip-transaction-host.h"

namespace ns3
{

/// A server transaction over UDP: owns its last response and its state.
class SipServerTransaction
{
  public:
    SipServerTransaction(SipTransactionHost& host,
                         SipTransactionId id,
                         const SipTimerValues& values);
    virtual ~SipServerTransaction() = default;

    /// The request came again.
    virtual void OnRetransmission() = 0;
    /// An ACK came; true when it was for a response of at least 300, so nobody else's business.
    virtual bool OnAck() = 0;
    /// Sends a response; false when the state allows none any more.
    virtual bool Respond(unsigned statusCode, std::string text) = 0;
    virtual void OnTimer(SipTimer timer) = 0;

  protected:
    void TransmitLast();
    void Terminate();

    SipTransactionHost& m_host;
    const SipTransactionId m_id;
    const SipTimerValues m_values;
    std::string m_lastResponse;
};

/**
 * RFC 3261 17.2.1 with the accepted state of RFC 6026 7.1: a 2xx is retransmitted by the
 * transaction user, through Respond. The 100 Trying is the user's, too.
 */
class SipInviteServer : public SipServerTransaction
{
  public:
    enum class State : uint8_t
    {
        Proceeding,
        Completed,
        Accepted,
        Confirmed,
        Terminated,
    };

    using SipServerTransaction::SipServerTransaction;
    void OnRetransmission() override;
    bool OnAck() override;
    bool Respond(unsigned statusCode, std::string text) override;
    void OnTimer(SipTimer timer) override;
    State GetState() const;

  private:
    void Complete();

    State m_state{State::Proceeding};
    Time m_interval;
};

/// RFC 3261 17.2.2.
class SipNonInviteServer : public SipServerTransaction
{
  public:
    enum class State : uint8_t
    {
        Trying,
        Proceeding,
        Completed,
        Terminated,
    };

    using SipServerTransaction::SipServerTransaction;
    void OnRetransmission() override;
    bool OnAck() override;
    bool Respond(unsigned statusCode, std::string text) override;
    void OnTimer(SipTimer timer) override;
    State GetState() const;

  private:
    State m_state{State::Trying};
};

} // namespace ns3

#endif
