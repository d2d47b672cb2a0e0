// The room Record: what happened, so that nobody can quietly change it.
//
// Decides: what an event says and how it is spelt; whether a record is whole.
// Owns: events, canonical bytes, leaf and tree hashes, checkpoints, proofs.
// May import: every pure room; swift-crypto for hashes.
// Source: RFC 8785 (canonical JSON), RFC 9162 (Merkle tree), C2SP tlog-checkpoint and tlog-tiles.
