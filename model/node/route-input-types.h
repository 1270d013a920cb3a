// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ROUTE_INPUT_TYPES_H
#define SIPALG_ROUTE_INPUT_TYPES_H

#include "ns3/ipv4-routing-protocol.h"

#include <tuple>

namespace ns3::route_input
{

/// The parameter types of a member function.
template <class F>
struct Parameters;

template <class R, class C, class... A>
struct Parameters<R (C::*)(A...)>
{
    using Tuple = std::tuple<A...>;
};

/**
 * The type of parameter @p I of Ipv4RoutingProtocol::RouteInput, whose callbacks are passed by
 * value up to ns-3.38 and by reference from ns-3.39 on.
 */
template <std::size_t I>
using Parameter =
    std::tuple_element_t<I, Parameters<decltype(&Ipv4RoutingProtocol::RouteInput)>::Tuple>;

/// What a routing protocol may do with a packet that it was given; valid during the call only.
struct Continuations
{
    const Ipv4RoutingProtocol::UnicastForwardCallback& forward;
    const Ipv4RoutingProtocol::LocalDeliverCallback& deliver;
    const Ipv4RoutingProtocol::ErrorCallback& error;
};

} // namespace ns3::route_input

#endif
