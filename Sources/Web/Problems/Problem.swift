package import Proceedings
package import Vocabulary

/// Why something was not done, in the reader's language; one shape for pages and API.
///
/// - Source: RFC 9457 (problem details), with members of our own from `code` on.
package struct Problem: Error, Sendable {
  /// A party that does hold the power.
  package struct Holder: Sendable, Equatable {
    /// The party.
    package let party: PartyID
    /// Its name.
    package let name: String

    /// A holder.
    package init(party: PartyID, name: String) {
      self.party = party
      self.name = name
    }
  }

  /// A fault of a field, in words.
  package struct Fault: Sendable, Equatable {
    /// The fault as it was found.
    package let found: FieldFault
    /// What is wrong and what to do.
    package let detail: String

    /// A fault in words.
    package init(found: FieldFault, detail: String) {
      self.found = found
      self.detail = detail
    }
  }

  /// The stable code: of a refusal, or `malformed`, `unknown`, `not-signed-in`, `forged`, `too-large`, `failure`, ….
  package let code: String
  /// The status of HTTP.
  package let status: Int
  /// A short title.
  package let title: String
  /// What happened and what to do next.
  package let detail: String
  /// The refusal, where the institution said no.
  package var refusal: Refusal?
  /// The legal basis in the reader's language.
  package var basis: String?
  /// Who does hold the power.
  package var holders: [Holder] = []
  /// The faults of a form.
  package var faults: [Fault] = []
  /// The number under which a failure was logged.
  package var reference: String?
  /// Seconds after which it may be tried again.
  package var retryAfter: Int?
  /// The methods that are allowed at the address, for 405.
  package var allowed: String?

  /// A problem in words.
  package init(code: String, status: Int, title: String, detail: String) {
    self.code = code
    self.status = status
    self.title = title
    self.detail = detail
  }
}
