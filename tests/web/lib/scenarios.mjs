// Small scenarios for the tests of the page.

/** 20 licenses; "dept1" is reserved 5 and full at P01, "dept2" dynamic 8 at P02. */
export const small = {
    schema: "headroom/scenario/1",
    name: "Small",
    start: "2017-03-01",
    end: "30d",
    world: {
        company: "Acme",
        admin: "admin@acme.example",
        subscriptions: [{
            id: "main", name: "PMM 2017", kind: "paid", licenses: 20, starts: "2017-01-01", months: 12,
            sublicenses: [
                { id: "dept1", name: "Dept1", type: "reserved", licenses: 5, expires: "withSubscription" },
                { id: "dept2", name: "Dept2", type: "dynamic", licenses: 8, expires: "withSubscription" },
            ],
        }],
        sites: [
            { code: "P01", description: "Head office", key: "dept1", method: "online", macs: 5 },
            { code: "P02", description: "Branch", key: "dept2", method: "online", macs: 3 },
        ],
    },
};
