// The room Storage: the record and its views on SQLite.
//
// Decides: nothing. It enters what the door heard, derives the views in the same transaction, and answers readers.
// Owns: the schema and its migrations, group commit, the desk and the reading room on SQLite, rebuilding, what the
// verifier reads.
// May import: every pure room, Proceedings, Verification; GRDB, swift-crypto, swift-log.
