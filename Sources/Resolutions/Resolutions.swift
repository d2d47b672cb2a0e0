// The room Resolutions: what was decided, frozen, and who must sign it.
//
// Decides: whether a signature counts; when a resolution has every signature that the inventory requires.
// Owns: frozen text, clause, dissent, signatory.
// May import: Vocabulary, Voting.
