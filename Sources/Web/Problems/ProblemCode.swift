/// Why a request was not answered, where neither the inventory nor a rule said no.
package enum ProblemCode: String, CaseIterable, Sendable {
  /// What was sent is no form and no JSON.
  case unreadable
  /// The form has faults.
  case malformed
  /// There is no such thing.
  case unknown
  /// There is no such page.
  case noSuchPage = "no-such-page"
  /// The address does not know the method.
  case method
  /// Nobody is signed in.
  case notSignedIn = "not-signed-in"
  /// Login name or password is wrong.
  case wrongPassword = "wrong-password"
  /// Too many attempts.
  case tooMany = "too-many"
  /// The request does not come from a page of this site.
  case forged
  /// No seat was chosen.
  case noSeat = "no-seat"
  /// The body is too large.
  case tooLarge = "too-large"
  /// The body came too slowly.
  case tooSlow = "too-slow"
  /// The kind of the body is not one that the address reads.
  case mediaType = "media-type"
  /// The house is not ready, or too many wait.
  case busy
  /// The party that signs credentials does not sign here at present.
  case issuerAbsent = "issuer-absent"
  /// There is no space left to enter anything.
  case storageFull = "storage-full"
  /// Storage cannot be read or written at present.
  case storageFailing = "storage-failing"
  /// Storage cannot be read at present, where nothing was to be entered.
  case storageUnreadable = "storage-unreadable"
  /// Storage failed in the last moment, so that it is open whether the act was entered.
  case unconfirmed
  /// The machine failed.
  case failure

  /// The status of HTTP.
  package var status: Int {
    switch self {
    case .unreadable: 400
    case .malformed: 422
    case .unknown, .noSuchPage: 404
    case .method: 405
    case .notSignedIn, .wrongPassword: 401
    case .tooMany: 429
    case .forged, .noSeat: 403
    case .tooLarge: 413
    case .tooSlow: 408
    case .mediaType: 415
    case .busy, .issuerAbsent, .storageFull, .storageFailing, .storageUnreadable, .unconfirmed: 503
    case .failure: 500
    }
  }
}

/// A problem before it has words: what handlers throw.
struct Trouble: Error {
  let code: ProblemCode
  /// Values for the words.
  var values: [String: String] = [:]
  var retryAfter: Int?
  var allowed: String?

  init(_ code: ProblemCode, values: [String: String] = [:], retryAfter: Int? = nil, allowed: String? = nil) {
    self.code = code
    self.values = values
    self.retryAfter = retryAfter
    self.allowed = allowed
  }
}
