#include "core/app/actor.h"

#include <concepts>
#include <type_traits>
#include <variant>

#include "core/licensing/decide.h"

namespace headroom::app {
namespace {

using namespace licensing;

template <class Wish, class... Kinds>
constexpr bool is_one_of = (std::same_as<Wish, Kinds> || ...);

template <class Wish>
constexpr bool judged =
    is_one_of<Wish, CreateBusiness, InviteUser, InviteNobody, ResendInvitation, BlockUser,
              UnblockUser, DeleteUser, SetUserGroup, LeaveCompany, RegisterSubscription,
              RenameSubscription, SetAutoRenew, RenewSubscription, CreateSublicense, EditSublicense,
              DeleteSublicense, UploadFile, SignCsr>;

/// What a command is about: a subscription, or a company by its name.
struct Subject {
    const Subscription* subscription = nullptr;
    CompanyId company;
};

template <class Wish>
Subject subject_of(const World& world, const Wish& wish) {
    SubscriptionId id;
    if constexpr (requires { wish.subscription; }) id = world.subscription_id(wish.subscription);
    if constexpr (requires { wish.sublicense; }) {
        const KeyId key = world.key_id(wish.sublicense);
        if (key.valid()) id = world.keys[key.index()].subscription;
    }
    if (id.valid()) {
        const Subscription& found = world.subscriptions[id.index()];
        return {&found, found.owner.company};
    }
    if constexpr (requires { world.company_id(wish.company); }) {
        return {nullptr, world.company_id(wish.company)};
    }
    if constexpr (std::same_as<Wish, RegisterSubscription>) {
        if (wish.company) return {nullptr, world.company_id(*wish.company)};
    }
    return {};
}

bool is_administrator(const Company& company, std::string_view email) {
    const Member* member = company.find_member(email);
    return member != nullptr && member->group == Group::administrator &&
           member->status == MemberStatus::active;
}

Actor planner_for(const World& world, const Acting& acting, const Subject& subject) {
    if (!subject.company.valid()) {
        const bool personal =
            subject.subscription != nullptr && subject.subscription->owner.person.valid();
        if (!personal) return {};
        return {world.people[subject.subscription->owner.person.index()].email, {}};
    }
    const Company& company = world.companies[subject.company.index()];
    if (is_administrator(company, acting.person)) return {acting.person, {}};
    for (const auto& [email, member] : company.members) {
        if (is_administrator(company, email)) return {member.email, {}};
    }
    return {"", Refusal{ErrorCode::no_access,
                        {{"administrators", std::int64_t{0}}, {"company", company.profile.name}}}};
}

/// My Account lets only administrators act on a subscription (ACC-11), orders to Sales included.
/// The sales commands check no rights, so this returns the refusal that a renaming would meet.
std::optional<Refusal> check_order(const World& world, Moment now, const Acting& acting,
                                   const Subject& subject) {
    if (subject.subscription == nullptr) return std::nullopt;
    const RenameSubscription same{subject.subscription->id, subject.subscription->name};
    return decide(world, now, acting.person, same).refusal;
}

}  // namespace

bool is_judged_by_person(const Command& command) {
    return std::visit([](const auto& wish) { return judged<std::remove_cvref_t<decltype(wish)>>; },
                      command);
}

Actor actor_of(const World& world, Moment now, const Acting& acting, const Command& command) {
    if (acting.in == Acting::In::script) return {};
    return std::visit(
        [&](const auto& wish) -> Actor {
            using Wish = std::remove_cvref_t<decltype(wish)>;
            const Subject subject = subject_of(world, wish);
            if (acting.in == Acting::In::planning) {
                return judged<Wish> ? planner_for(world, acting, subject) : Actor{};
            }
            if (acting.person.empty()) {
                if (!judged<Wish>) return {};
                return {"", Refusal{ErrorCode::no_access, {{"person", ""}}}};
            }
            if constexpr (is_one_of<Wish, Upgrade, Correct, AllowOffline>) {
                return {acting.person, check_order(world, now, acting, subject)};
            }
            return {acting.person, {}};
        },
        command);
}

}  // namespace headroom::app
