// The room Vocabulary: nouns that three rooms or more share, and no behaviour beyond comparing and spelling them.
//
// Owns: typed identifiers, instants and days, areas, parties and seats, the closed list of acts, refusals.
// May import: nothing.
