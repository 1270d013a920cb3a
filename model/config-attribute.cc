// SPDX-License-Identifier: GPL-2.0-only
#include "config-attribute.h"

#include "ns3/abort.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace ns3
{

using sipalg::ConfigStatement;
using sipalg::ConfigValue;
using sipalg::ConfigValueResult;

namespace
{

/// ns-3's own, read from a text that the checker does not let pass, ends the program at a blank.
class ConfigTextValue : public StringValue
{
  public:
    bool DeserializeFromString(std::string text, Ptr<const AttributeChecker> checker) override
    {
        Set(text);
        return checker->Check(*this);
    }
};

} // namespace

const ConfigStatement&
FindConfigStatement(std::string_view path)
{
    const std::vector<ConfigStatement>& all = sipalg::GetConfigStatements();
    const auto found = std::find_if(all.begin(), all.end(), [path](const auto& statement) {
        const std::string_view known = statement.row->path;
        const std::string_view rest = known.substr(std::min(path.size(), known.size()));
        const bool isValue = rest.substr(0, 2) == " <" || rest.substr(0, 2) == " {";
        return known.substr(0, path.size()) == path && (rest.empty() || isValue);
    });
    NS_ABORT_MSG_IF(found == all.end(), "there is no statement " << path);
    return *found;
}

std::string
DescribeStatement(const ConfigStatement& statement, std::string_view path)
{
    return std::string(statement.row->help) + " [set " + std::string(path) + "; " +
           statement.row->source + "]";
}

std::optional<std::vector<ConfigValue>>
ReadConfigText(const ConfigStatement& statement, const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> words(std::istream_iterator<std::string>(stream), {});
    std::vector<ConfigValue> values;
    while (!words.empty())
    {
        const ConfigValueResult result = ReadConfigValue(statement.parts.back(), words);
        if (result.words == 0 || (!statement.IsList() && !values.empty()))
        {
            return std::nullopt;
        }
        values.push_back(result.value);
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(result.words));
    }
    return values;
}

ConfigTextChecker::ConfigTextChecker(const ConfigStatement& statement)
    : m_statement(statement)
{
}

bool
ConfigTextChecker::Check(const AttributeValue& value) const
{
    const auto* text = dynamic_cast<const StringValue*>(&value);
    return text && ReadConfigText(m_statement, text->Get());
}

std::string
ConfigTextChecker::GetValueTypeName() const
{
    return "ns3::StringValue";
}

bool
ConfigTextChecker::HasUnderlyingTypeInformation() const
{
    return true;
}

std::string
ConfigTextChecker::GetUnderlyingTypeInformation() const
{
    return m_statement.parts.back().ToString();
}

Ptr<AttributeValue>
ConfigTextChecker::Create() const
{
    return ns3::Create<ConfigTextValue>();
}

bool
ConfigTextChecker::Copy(const AttributeValue& from, AttributeValue& to) const
{
    const auto* source = dynamic_cast<const StringValue*>(&from);
    auto* destination = dynamic_cast<StringValue*>(&to);
    if (source && destination)
    {
        *destination = *source;
    }
    return source && destination;
}

bool
ConfigAccessor::Set(ObjectBase* object, const AttributeValue& value) const
{
    auto* firewall = dynamic_cast<NatFirewall*>(object);
    if (!firewall)
    {
        return false;
    }
    sipalg::FirewallConfig config = firewall->GetConfig();
    const bool isWritten = Write(value, config);
    if (isWritten)
    {
        firewall->SetConfig(config);
    }
    return isWritten;
}

bool
ConfigAccessor::Get(const ObjectBase* object, AttributeValue& value) const
{
    const auto* firewall = dynamic_cast<const NatFirewall*>(object);
    if (!firewall)
    {
        return false;
    }
    sipalg::FirewallConfig config = firewall->GetConfig();
    return Read(config, value);
}

bool
ConfigAccessor::HasGetter() const
{
    return true;
}

bool
ConfigAccessor::HasSetter() const
{
    return true;
}

} // namespace ns3
