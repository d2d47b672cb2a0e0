// The room Inventory: the lists of powers and duties (权责清单), and everything they decide.
//
// Decides: who may do what at which stage of which matter, where and when, and why; who leads and who supports; whether
// a list is sound; what two versions of a list differ in.
// Owns: entry, matter, legal basis, time limit, decision, finding, difference; the words of lists and their columns.
// May import: Vocabulary, Tables; Crypto for the digests of source files.
//
// INVARIANT (default-deny): what no entry grants is refused.
// INVARIANT (forbid-beats-permit): an entry that forbids beats every entry that grants.
// INVARIANT (no-basis-no-power): an entry without a basis in force grants nothing.
// INVARIANT (executor-never-verifies): who executed a case, its body and those under it never verify it.
// INVARIANT (whole-or-not): a file is taken whole or not at all, and every bad cell is reported.
