package import Vocabulary

/// Who is signed in; kept beside the record, since signing in changes nothing in the institution.
package protocol SessionBook: Sendable {
  /// Enters a session; it is durable when this returns.
  func open(_ session: Session) async throws
  /// The session of a token that has not expired; cheap enough to ask for each request.
  func session(digest: [UInt8], at instant: Instant) async throws -> Session?
  /// Changes the seat that a session acts from.
  func choose(_ seat: SeatID, digest: [UInt8]) async throws
  /// Ends a session.
  func close(digest: [UInt8]) async throws
  /// Ends every session of a person.
  func closeAll(of person: PersonID) async throws
}

/// A session: whose it is, from which seat it acts, and until when.
package struct Session: Sendable, Equatable {
  /// SHA-256 of the token in the cookie; the token itself is kept nowhere.
  package let digest: [UInt8]
  /// Whose it is.
  package let person: PersonID
  /// The seat that the person chose to act from; nil before they chose.
  package var seat: SeatID?
  /// When it began.
  package let createdAt: Instant
  /// When it ends by itself.
  package let expiresAt: Instant

  /// A session.
  package init(digest: [UInt8], person: PersonID, seat: SeatID?, createdAt: Instant, expiresAt: Instant) {
    self.digest = digest
    self.person = person
    self.seat = seat
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}
