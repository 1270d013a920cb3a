// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_PROXY_CORE_H
#define SIPALG_SIP_PROXY_CORE_H

#include "sip-forwarding.h"
#include "sip-tokens.h"
#include "sip-transaction-layer.h"

namespace ns3
{

/// Where a request is forwarded to.
struct SipProxyTarget
{
    std::string requestUri;
    sipalg::IpEndpoint destination;
};

/// What a proxy core is told once.
struct SipProxySettings
{
    sipalg::IpEndpoint local; ///< Via sent-by, Record-Route, source of all it sends
    bool recordRoute{true};
    Time timerC{Seconds(185)}; ///< RFC 3261 16.6: more than three minutes
};

/**
 * The stateful core of a proxy (RFC 3261 16): forwards a request to one or several targets at
 * once, and of the responses sends on the provisional ones, every 2xx and the best of the others
 * (16.7). Owns a context for each request it has forwarded, until the server transaction and all
 * client transactions are over.
 *
 * Recursion on 3xx, aggregated challenges of several branches and sequential search are not
 * modelled.
 */
class SipProxyCore
{
  public:
    SipProxyCore(TimerQueue& timers, SipTransactionLayer& transactions, SipTokens& tokens);
    ~SipProxyCore();

    void SetSettings(const SipProxySettings& settings);

    /// Forwards a request that came in server transaction @p server. @p routes is its Route set
    /// without what was meant for this proxy; @p targets is not empty.
    void Forward(SipTransactionId server,
                 const sipalg::SipMessage& request,
                 const std::vector<std::string>& routes,
                 const std::vector<SipProxyTarget>& targets,
                 Time now);
    /// Forwards an ACK of a 2xx, which is no transaction.
    void ForwardAck(const sipalg::SipMessage& ack,
                    const std::vector<std::string>& routes,
                    const SipProxyTarget& target);
    /// True when this request was here before and comes back unchanged (16.3 step 4).
    bool IsLooping(const sipalg::SipMessage& request) const;
    /// The caller has cancelled the INVITE.
    void Cancel(SipTransactionId server, Time now);

    void OnResponse(SipTransactionId client, const sipalg::SipMessage& response, Time now);
    /// Forwards by the second Via when the first is this proxy's.
    void OnStrayResponse(const sipalg::SipMessage& response);
    void OnTimeout(SipTransactionId client, Time now);
    void OnFinished(SipTransactionId id);

    std::size_t GetContextCount() const;

  private:
    struct Branch
    {
        SipTransactionId client{0};
        unsigned finalCode{0};
        bool hasProvisional{false};
        bool isCancelWanted{false};
        bool isCancelSent{false};
        bool isFinished{false};
        TimerQueue::TimerId timer{0}; ///< C; after CANCEL: 64 T1
    };

    struct Context
    {
        SipTransactionId server{0};
        std::string request; ///< empty once a final response was sent
        bool isInvite{false};
        bool isFinalSent{false};
        bool isServerFinished{false};
        unsigned bestCode{0};
        std::string best;
        std::vector<Branch> branches;
    };

    using Contexts = std::unordered_map<SipTransactionId, Context>;

    SipForwarding MakeChange(const sipalg::SipMessage& request,
                             const std::vector<std::string>& routes,
                             const SipProxyTarget& target);
    Branch* FindBranch(SipTransactionId client, Context*& context);
    void OnProvisional(Context& context, Branch& branch, const sipalg::SipMessage& response);
    void OnSuccess(Context& context, const sipalg::SipMessage& response);
    void OnFailure(Context& context, unsigned code, std::string forwarded);
    void FailBranch(SipTransactionId client, Time now);
    void CancelBranches(Context& context);
    void CancelBranch(Branch& branch);
    void StartTimerC(Branch& branch);
    void OnTimerC(SipTransactionId client, Time now);
    void EraseIfOver(Contexts::iterator context);

    TimerQueue& m_timers;
    SipTransactionLayer& m_transactions;
    SipTokens& m_tokens;
    SipProxySettings m_settings;
    Time m_now;
    Contexts m_contexts;                                               ///< by server transaction
    std::unordered_map<SipTransactionId, SipTransactionId> m_serverOf; ///< by client transaction
};

} // namespace ns3

#endif
