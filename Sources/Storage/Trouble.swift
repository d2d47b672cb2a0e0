package import GRDB
package import Proceedings

extension DatabaseError: StorageTrouble {
  package var meaning: StorageMeaning? {
    switch resultCode.primaryResultCode {
    case .SQLITE_FULL: .full
    // A transaction that SQLite gave up after a failure of storage answers every later statement with an abort.
    case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_NOMEM, .SQLITE_READONLY, .SQLITE_PROTOCOL, .SQLITE_CORRUPT,
      .SQLITE_NOTADB, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_ABORT, .SQLITE_INTERRUPT:
      .failing
    default: nil
    }
  }
}

/// A commit that failed: SQLite may have written the whole of it, and then it is in the record after the next start.
struct UnconfirmedCommit: StorageTrouble, CustomStringConvertible {
  let cause: any Error

  var meaning: StorageMeaning? { .unconfirmed }
  var description: String { "the commit was not confirmed: \(cause)" }
}
