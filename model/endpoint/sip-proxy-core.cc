// SPDX-License-Identifier: GPL-2.0-only
#include "sip-proxy-core.h"

#include "sip-message-text.h"

#include <algorithm>

namespace ns3
{

using namespace sipalg;

SipProxyCore::SipProxyCore(TimerQueue& timers, SipTransactionLayer& transactions, SipTokens& tokens)
    : m_timers(timers),
      m_transactions(transactions),
      m_tokens(tokens)
{
}

SipProxyCore::~SipProxyCore()
{
    for (auto& [id, context] : m_contexts)
    {
        for (const Branch& branch : context.branches)
        {
            m_timers.Cancel(branch.timer);
        }
    }
}

void
SipProxyCore::SetSettings(const SipProxySettings& settings)
{
    m_settings = settings;
}

std::size_t
SipProxyCore::GetContextCount() const
{
    return m_contexts.size();
}

// Requests

bool
SipProxyCore::IsLooping(const SipMessage& request) const
{
    const std::string mark = "." + MakeLoopMark(request);
    SipHeaderValues values(request, SipHeaderId::Via);
    while (const auto value = values.Next())
    {
        SipVia via;
        if (IsViaOf(*value, m_settings.local) && via.Parse(*value) &&
            via.GetBranch().find(mark) != std::string_view::npos)
        {
            return true;
        }
    }
    return false;
}

SipForwarding
SipProxyCore::MakeChange(const SipMessage& request,
                         const std::vector<std::string>& routes,
                         const SipProxyTarget& target)
{
    const std::string self = m_settings.local.ToString();
    SipForwarding change;
    change.requestUri = target.requestUri;
    change.via =
        "SIP/2.0/UDP " + self + ";branch=" + m_tokens.MakeBranch() + "." + MakeLoopMark(request);
    change.routes = routes;
    change.maxForwards = request.GetMaxForwards().value_or(71) - 1;
    const SipMethod method = request.GetMethod();
    if (m_settings.recordRoute && request.GetToTag().empty() &&
        (method == SipMethod::Invite || method == SipMethod::Subscribe ||
         method == SipMethod::Refer))
    {
        change.recordRoute = "<sip:" + self + ";lr>";
    }
    return change;
}

void
SipProxyCore::Forward(SipTransactionId server,
                      const SipMessage& request,
                      const std::vector<std::string>& routes,
                      const std::vector<SipProxyTarget>& targets,
                      Time now)
{
    m_now = now;
    Context& context = m_contexts[server];
    context.server = server;
    context.request = request.GetText();
    context.isInvite = request.GetMethod() == SipMethod::Invite;
    for (const SipProxyTarget& target : targets)
    {
        std::string text = MakeForwardedRequest(request, MakeChange(request, routes, target));
        Branch branch;
        branch.client = m_transactions.SendRequest(std::move(text),
                                                   {m_settings.local, target.destination},
                                                   now);
        m_serverOf[branch.client] = server;
        if (context.isInvite)
        {
            StartTimerC(branch);
        }
        context.branches.push_back(branch);
    }
}

void
SipProxyCore::ForwardAck(const SipMessage& ack,
                         const std::vector<std::string>& routes,
                         const SipProxyTarget& target)
{
    m_transactions.SendDirectly(MakeForwardedRequest(ack, MakeChange(ack, routes, target)),
                                {m_settings.local, target.destination});
}

// Responses

SipProxyCore::Branch*
SipProxyCore::FindBranch(SipTransactionId client, Context*& context)
{
    const auto server = m_serverOf.find(client);
    if (server == m_serverOf.end())
    {
        return nullptr;
    }
    context = &m_contexts.at(server->second);
    const auto found = std::find_if(context->branches.begin(),
                                    context->branches.end(),
                                    [client](const auto& b) { return b.client == client; });
    return found == context->branches.end() ? nullptr : &*found;
}

void
SipProxyCore::OnResponse(SipTransactionId client, const SipMessage& response, Time now)
{
    m_now = now;
    Context* context = nullptr;
    Branch* branch = FindBranch(client, context);
    if (!branch)
    {
        return;
    }
    const unsigned code = response.GetStatusCode();
    if (code < 200)
    {
        OnProvisional(*context, *branch, response);
        return;
    }
    m_timers.Cancel(branch->timer);
    const bool isFirst = branch->finalCode == 0;
    branch->finalCode = code;
    if (code < 300)
    {
        OnSuccess(*context, response);
    }
    else if (isFirst)
    {
        OnFailure(*context, code, MakeForwardedResponse(response));
    }
}

void
SipProxyCore::OnProvisional(Context& context, Branch& branch, const SipMessage& response)
{
    branch.hasProvisional = true;
    if (branch.isCancelWanted)
    {
        CancelBranch(branch);
    }
    if (response.GetStatusCode() == 100)
    {
        return;
    }
    if (context.isInvite && !branch.isCancelSent)
    {
        m_timers.Cancel(branch.timer);
        StartTimerC(branch);
    }
    if (!context.isFinalSent)
    {
        m_transactions.Respond(context.server,
                               response.GetStatusCode(),
                               MakeForwardedResponse(response),
                               m_now);
    }
}

void
SipProxyCore::OnSuccess(Context& context, const SipMessage& response)
{
    std::string text = MakeForwardedResponse(response);
    if (context.isInvite || !context.isFinalSent)
    {
        if (!m_transactions.Respond(context.server, response.GetStatusCode(), text, m_now))
        {
            OnStrayResponse(response);
        }
        context.isFinalSent = true;
        context.request.clear();
    }
    CancelBranches(context);
}

void
SipProxyCore::OnFailure(Context& context, unsigned code, std::string forwarded)
{
    if (context.bestCode == 0 || RankFailure(code) < RankFailure(context.bestCode))
    {
        context.bestCode = code;
        context.best = std::move(forwarded);
    }
    if (code >= 600)
    {
        CancelBranches(context);
    }
    const bool isOver = std::all_of(context.branches.begin(),
                                    context.branches.end(),
                                    [](const Branch& branch) { return branch.finalCode != 0; });
    if (isOver && !context.isFinalSent)
    {
        context.isFinalSent = true;
        context.request.clear();
        m_transactions.Respond(context.server, context.bestCode, std::move(context.best), m_now);
    }
}

void
SipProxyCore::OnStrayResponse(const SipMessage& response)
{
    if (!IsViaOf(GetTopVia(response), m_settings.local))
    {
        return;
    }
    SipHeaderValues values(response, SipHeaderId::Via);
    values.Next();
    const auto next = values.Next();
    const auto target = next ? GetResponseTarget(*next) : std::nullopt;
    if (target)
    {
        m_transactions.SendDirectly(MakeForwardedResponse(response), {m_settings.local, *target});
    }
}

void
SipProxyCore::OnTimeout(SipTransactionId client, Time now)
{
    FailBranch(client, now);
}

void
SipProxyCore::FailBranch(SipTransactionId client, Time now)
{
    m_now = now;
    Context* context = nullptr;
    Branch* branch = FindBranch(client, context);
    if (!branch || branch->finalCode != 0)
    {
        return;
    }
    m_timers.Cancel(branch->timer);
    branch->finalCode = 408;
    SipMessage request;
    if (!context->request.empty() && request.Parse(context->request))
    {
        OnFailure(*context, 408, MakeResponse(request, 408, m_tokens.MakeToken()).Build());
    }
}

// CANCEL and timer C

void
SipProxyCore::Cancel(SipTransactionId server, Time now)
{
    m_now = now;
    const auto found = m_contexts.find(server);
    if (found != m_contexts.end())
    {
        CancelBranches(found->second);
    }
}

void
SipProxyCore::CancelBranches(Context& context)
{
    for (Branch& branch : context.branches)
    {
        if (context.isInvite && branch.finalCode == 0)
        {
            branch.isCancelWanted = true;
            if (branch.hasProvisional)
            {
                CancelBranch(branch);
            }
        }
    }
}

void
SipProxyCore::CancelBranch(Branch& branch)
{
    const std::string* invite = m_transactions.GetRequest(branch.client);
    const SipFlow* flow = m_transactions.GetFlow(branch.client);
    if (branch.isCancelSent || !invite || !flow)
    {
        return;
    }
    SipMessage message;
    message.Parse(*invite);
    branch.isCancelSent = true;
    const SipFlow destination = *flow;
    m_transactions.SendRequest(MakeCancel(message), destination, m_now);
    m_timers.Cancel(branch.timer);
    branch.timer = m_timers.Schedule(m_now + m_transactions.GetTimers().GetLimit(),
                                     [this, client = branch.client](Time now) {
                                         FailBranch(client, now);
                                         m_transactions.Abandon(client);
                                     });
}

void
SipProxyCore::StartTimerC(Branch& branch)
{
    branch.timer =
        m_timers.Schedule(m_now + m_settings.timerC,
                          [this, client = branch.client](Time now) { OnTimerC(client, now); });
}

void
SipProxyCore::OnTimerC(SipTransactionId client, Time now)
{
    m_now = now;
    Context* context = nullptr;
    Branch* branch = FindBranch(client, context);
    if (branch && branch->hasProvisional)
    {
        CancelBranch(*branch);
    }
    else
    {
        FailBranch(client, now);
        m_transactions.Abandon(client);
    }
}

// The end

void
SipProxyCore::OnFinished(SipTransactionId id)
{
    const auto server = m_serverOf.find(id);
    const auto context = m_contexts.find(server == m_serverOf.end() ? id : server->second);
    if (context == m_contexts.end())
    {
        return;
    }
    if (server == m_serverOf.end())
    {
        context->second.isServerFinished = true;
    }
    else
    {
        for (Branch& branch : context->second.branches)
        {
            branch.isFinished |= branch.client == id;
        }
    }
    EraseIfOver(context);
}

void
SipProxyCore::EraseIfOver(Contexts::iterator context)
{
    const auto& branches = context->second.branches;
    const bool isOver = context->second.isServerFinished &&
                        std::all_of(branches.begin(), branches.end(), [](const Branch& branch) {
                            return branch.isFinished;
                        });
    if (!isOver)
    {
        return;
    }
    for (const Branch& branch : branches)
    {
        m_timers.Cancel(branch.timer);
        m_serverOf.erase(branch.client);
    }
    m_contexts.erase(context);
}

} // namespace ns3
