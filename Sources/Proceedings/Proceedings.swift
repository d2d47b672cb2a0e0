// The room Proceedings: the one door. One file an intention; every change goes through `hear`.
//
// Decides: nothing that a rule below decides; it asks the inventory, then the rules, and hands on events.
// Owns: commands and their fields, the door, the desk (facts in), the reading room (answers out), receipts.
// May import: every pure room; swift-crypto for digests of what is kept beside the record.
