// The room Cases: the life of a case, as a value that steps forward or refuses.
//
// Decides: which step a case may take from where it stands, and whose step it is.
// Owns: state, outcome, track, round, receiver, handover, ground for closing.
// May import: Vocabulary, Inventory (track).
// Source: the seven steps and two axes of digital urban management (GB/T 30428.8), first receiver's responsibility.
