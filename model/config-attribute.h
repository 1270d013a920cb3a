// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_ATTRIBUTE_H
#define SIPALG_CONFIG_ATTRIBUTE_H

#include "config-statement.h"
#include "engine-address.h"
#include "nat-firewall.h"

#include "ns3/attribute.h"
#include "ns3/boolean.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <string_view>

namespace ns3
{

/**
 * The knobs of the configuration as attributes. Each belongs to a `set` statement, which knows its
 * range, its help and, for what is no number, time or flag, its words: such an attribute is a
 * string of what the statement has as its value ("literal", "5060 5070", "1024 to 63487").
 */

/// The statement whose words before its value are @p path; there must be one.
const sipalg::ConfigStatement& FindConfigStatement(std::string_view path);

/// What the statement says of itself, and the statement.
std::string DescribeStatement(const sipalg::ConfigStatement& statement, std::string_view path);

/// The values of a text, one after the other; none if one is wrong, or too many.
std::optional<std::vector<sipalg::ConfigValue>> ReadConfigText(
    const sipalg::ConfigStatement& statement,
    const std::string& text);

/// Lets pass what ReadConfigText() reads.
class ConfigTextChecker : public AttributeChecker
{
  public:
    explicit ConfigTextChecker(const sipalg::ConfigStatement& statement);

    bool Check(const AttributeValue& value) const override;
    std::string GetValueTypeName() const override;
    bool HasUnderlyingTypeInformation() const override;
    std::string GetUnderlyingTypeInformation() const override;
    Ptr<AttributeValue> Create() const override;
    bool Copy(const AttributeValue& from, AttributeValue& to) const override;

  private:
    const sipalg::ConfigStatement& m_statement;
};

template <class T>
T&
GetConfigField(sipalg::FirewallConfig& config, T sipalg::AlgConfig::*field)
{
    return config.alg.*field;
}

template <class T>
T&
GetConfigField(sipalg::FirewallConfig& config, T sipalg::NatConfig::*field)
{
    return config.nat.*field;
}

/// An accessor that changes a copy of a firewall's configuration and sets that.
class ConfigAccessor : public AttributeAccessor
{
  public:
    bool Set(ObjectBase* object, const AttributeValue& value) const override;
    bool Get(const ObjectBase* object, AttributeValue& value) const override;
    bool HasGetter() const override;
    bool HasSetter() const override;

  private:
    virtual bool Write(const AttributeValue& value, sipalg::FirewallConfig& config) const = 0;
    virtual bool Read(sipalg::FirewallConfig& config, AttributeValue& value) const = 0;
};

/// Of a flag, a number or a time.
template <class Value, auto FIELD>
class ConfigFieldAccessor : public ConfigAccessor
{
  private:
    bool Write(const AttributeValue& value, sipalg::FirewallConfig& config) const override
    {
        const auto* typed = dynamic_cast<const Value*>(&value);
        if constexpr (std::is_same_v<Value, TimeValue>)
        {
            GetConfigField(config, FIELD) = typed ? sipalg::ToEngine(typed->Get()) : sipalg::Time();
        }
        else
        {
            GetConfigField(config, FIELD) = typed ? typed->Get() : 0;
        }
        return typed != nullptr;
    }

    bool Read(sipalg::FirewallConfig& config, AttributeValue& value) const override
    {
        auto* typed = dynamic_cast<Value*>(&value);
        if (typed)
        {
            if constexpr (std::is_same_v<Value, TimeValue>)
            {
                typed->Set(sipalg::ToNs3(GetConfigField(config, FIELD)));
            }
            else
            {
                typed->Set(GetConfigField(config, FIELD));
            }
        }
        return typed != nullptr;
    }
};

/// Of all else, by way of the statement. An empty text leaves everything but a list as it is.
template <auto FIELD>
class ConfigTextAccessor : public ConfigAccessor
{
  public:
    explicit ConfigTextAccessor(const sipalg::ConfigStatement& statement)
        : m_statement(statement)
    {
    }

  private:
    bool Write(const AttributeValue& value, sipalg::FirewallConfig& config) const override
    {
        const auto* text = dynamic_cast<const StringValue*>(&value);
        const auto values = text ? ReadConfigText(m_statement, text->Get()) : std::nullopt;
        if (!values)
        {
            return false;
        }
        if (m_statement.IsList())
        {
            GetConfigField(config, FIELD) = {};
        }
        sipalg::ConfigDraft draft;
        draft.config = config;
        for (const sipalg::ConfigValue& each : *values)
        {
            m_statement.row->read(draft, {each});
        }
        config = draft.config;
        return true;
    }

    bool Read(sipalg::FirewallConfig& config, AttributeValue& value) const override
    {
        auto* text = dynamic_cast<StringValue*>(&value);
        if (text)
        {
            text->Set(DescribeValue(m_statement, config));
        }
        return text != nullptr;
    }

    const sipalg::ConfigStatement& m_statement;
};

} // namespace ns3

#endif
