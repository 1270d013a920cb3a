// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_DRAFT_H
#define SIPALG_CONFIG_DRAFT_H

#include "firewall-config.h"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ns3::sipalg
{

/// Reading ends when there are more.
constexpr std::size_t MAX_CONFIG_ERRORS = 20;

/// What is wrong with a configuration, and where: "fw.conf:12: ...".
struct ConfigError
{
    std::string file;
    unsigned line{0}; ///< from 1; 0: the file as a whole
    std::string text;

    std::string ToString() const
    {
        return file + (line == 0 ? "" : ":" + std::to_string(line)) + ": " + text;
    }
};

/// An address book with a name of its own, and the zones that it is attached to.
struct NamedAddressBook
{
    AddressBook book;
    std::vector<std::string> zones;
};

/**
 * A configuration while its statements are being read. Things may be named before they are
 * defined: the first mention makes an entry, and whatever was only mentioned in the end is an error
 * at that line. What cannot be decided before the last statement waits in Later().
 */
class ConfigDraft
{
  public:
    FirewallConfig config;
    std::map<std::string, NamedAddressBook> books;

    void SetLine(unsigned line)
    {
        m_line = line;
    }

    /// The statement of the current line is wrong.
    void Refuse(std::string text);

    /// The index of a name in the table of its kind ("zone"); a new one gets a row.
    ZoneId MentionZone(const std::string& name);
    InterfaceId MentionInterface(const std::string& name);
    uint16_t MentionPool(const std::string& name);

    ZoneConfig& DefineZone(const std::string& name);
    InterfaceConfig& DefineInterface(const std::string& name);
    SourcePool& DefinePool(const std::string& name);

    ApplicationConfig& GetApplication(const std::string& name);
    ApplicationTerm& GetTerm(const std::string& application, const std::string& term);
    StaticNatRuleSet& GetStaticRuleSet(const std::string& name);
    StaticNatRule& GetStaticRule(const std::string& ruleSet, const std::string& name);
    SourceNatRuleSet& GetSourceRuleSet(const std::string& name);
    SourceNatRule& GetSourceRule(const std::string& ruleSet, const std::string& name);
    PolicyConfig& GetPolicy(const std::string& from,
                            const std::string& to,
                            const std::string& name);
    ProxyArpConfig& GetProxyArp(const std::string& interface);

    /**
     * @p slot may have one value: an error if it got another one before. Slots are texts such as
     * "security alg sip t1-interval".
     */
    void Choose(const std::string& slot, const std::string& value);

    /// Was a value chosen for @p slot?
    bool IsChosen(const std::string& slot) const;

    /// Runs @p action after the last statement, with the present line as that of its errors.
    void Later(std::function<void(ConfigDraft&)> action);

    /// Runs what waits, then refuses what was mentioned and never defined.
    void Finish();

    bool HasTooManyRefusals() const
    {
        return m_refusals.size() > MAX_CONFIG_ERRORS;
    }

    /// Line and text, in the order of finding.
    const std::vector<std::pair<unsigned, std::string>>& GetRefusals() const
    {
        return m_refusals;
    }

  private:
    struct Mention
    {
        std::string kind;
        std::string name;
        unsigned line{0};
        bool defined{false};
    };

    struct Waiting
    {
        unsigned line;
        std::function<void(ConfigDraft&)> action;
    };

    template <typename Row>
    std::size_t FindOrAdd(const std::string& key, std::vector<Row>& rows, const std::string& name);
    template <typename Row>
    std::size_t MentionRow(const char* kind, std::vector<Row>& rows, const std::string& name);
    void Define(const char* kind, const std::string& name);
    void RefuseUndefined();
    std::vector<std::string> GetDefined(const std::string& kind) const;

    unsigned m_line{0};
    std::map<std::string, std::size_t> m_rows; ///< by kind and names
    std::map<std::string, Mention> m_mentions; ///< by kind and name
    std::map<std::string, std::pair<std::string, unsigned>> m_chosen;
    std::vector<Waiting> m_waiting;
    std::vector<std::pair<unsigned, std::string>> m_refusals;
};

} // namespace ns3::sipalg

#endif
