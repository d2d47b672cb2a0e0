// The room Voting: who may vote, how votes are counted, and results that anyone can recompute.
//
// Owns: rolls and the register of units, voting rules and their catalogue, methods, tallies, ballot file formats.
// May import: Vocabulary.
//
// Everything that decides is an exact integer or rational number; nothing here reads a clock, a file or a random source.
