// The room Deliberation: what may be said, and how texts change.
//
// Decides: whether a text may enter the record; what changed between two versions.
// Owns: position of a post, admitted text, comparison.
// May import: Vocabulary.
