// What must hold for the figures of every moment, whatever was done: licenses are counted right.

/** What is wrong with the state of a report, in words; nothing when it is sound. */
export function countingProblems({ subscriptions = {}, keys = {}, sites = {} }) {
    const problems = Object.values(subscriptions).flatMap(subscriptionProblems);
    for (const [id, { used, site }] of Object.entries(keys)) {
        const macs = site === null ? 0 : sites[site]?.managed ?? 0;
        if (used !== macs) problems.push(`key ${id}: ${used} used, ${macs} Macs at ${site}`);
    }
    return problems;
}

function subscriptionProblems({ name, status, total, used, available, mainPool, availableReserved, rows }) {
    if (status !== "Active") return []; // its keys count no more
    const problems = [];
    const sum = (list, member) => list.reduce((all, row) => all + row[member], 0);
    const valid = rows.filter((row) => row.status === "active");
    const reserved = sum(valid.filter(({ type }) => type === "reserved"), "max");
    const primary = rows.find(({ type }) => type === "primary");
    const negative = { available, mainPool, availableReserved, used };
    for (const [member, value] of Object.entries(negative)) if (value < 0) problems.push(`${name}: ${member} ${value}`);
    if (sum(rows, "used") !== used) problems.push(`${name}: rows use ${sum(rows, "used")}, the head says ${used}`);
    if (reserved > total) problems.push(`${name}: ${reserved} reserved of ${total}`);
    if (primary && primary.max + reserved !== total) {
        problems.push(`${name}: primary ${primary.max} and reserved ${reserved} are not ${total}`);
    }
    return problems;
}
