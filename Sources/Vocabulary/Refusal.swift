/// An answer of the institution that says no: a value with a stable code, the article and the holder.
///
/// A refusal is not a failure of the machine; it is part of the signature of every rule. The words for a reader are
/// made from `code` and `details` in the reader's language.
package struct Refusal: Error, Hashable, Sendable, Codable {
  /// Why, as a stable code.
  package let code: Code
  /// The entry that forbids, or the nearest one that would have permitted.
  package let entry: EntryCode?
  /// The legal basis, as the inventory or the rule cites it.
  package let basis: String?
  /// The version of the inventory under which the answer was given.
  package let inventory: String?
  /// The parties that do hold the power, in the order of the inventory.
  package let holders: [PartyID]
  /// Values for the message, by name: `stage`, `state`, `until`, …
  package let details: [String: String]
  /// What the check of a list found, when that is why.
  package let findings: [Finding]

  /// A refusal; everything but the code may be unknown.
  package init(
    _ code: Code, entry: EntryCode? = nil, basis: String? = nil, inventory: String? = nil, holders: [PartyID] = [],
    details: [String: String] = [:], findings: [Finding] = []
  ) {
    self.code = code
    self.entry = entry
    self.basis = basis
    self.inventory = inventory
    self.holders = holders
    self.details = details
    self.findings = findings
  }

  /// One finding that stands in the way: the rule, the entries and the place at which it does not hold.
  package struct Finding: Hashable, Sendable, Codable {
    /// The rule's id, such as `OVERLAP_MULTI_LEAD`.
    package let rule: String
    /// The codes of the entries concerned, in the order of the list.
    package let entries: [EntryCode]
    /// The counterexample by name: `matter`, `stage`, `area`, and `from` and `to` where they are not open.
    package let witness: [String: String]
    /// What is wrong and what to do.
    package let message: Bilingual

    /// A finding that stands in the way.
    package init(rule: String, entries: [EntryCode], witness: [String: String], message: Bilingual) {
      self.rule = rule
      self.entries = entries
      self.witness = witness
      self.message = message
    }
  }

  /// The closed list of reasons. The raw value is what the API and the record say.
  package enum Code: String, CaseIterable, Sendable, Codable {
    // The inventory says no.
    case noEntry = "no-entry"
    case prohibited
    case wrongArea = "wrong-area"
    case wrongStage = "wrong-stage"
    case mandateNotInForce = "mandate-not-in-force"
    case notYourSeat = "not-your-seat"
    case separationOfDuties = "separation-of-duties"
    case recused
    case admissionMissing = "admission-missing"
    case noInventory = "no-inventory"
    case alreadyFounded = "already-founded"
    // The rules of a case say no.
    case wrongState = "wrong-state"
    case consultationRequired = "consultation-required"
    case notTheFiler = "not-the-filer"
    case notTheReceiver = "not-the-receiver"
    case notTheAccepter = "not-the-accepter"
    case notTheAuthor = "not-the-author"
    case notTheLead = "not-the-lead"
    case notTheVerifier = "not-the-verifier"
    case handoverPending = "handover-pending"
    case noHandover = "no-handover"
    case feedbackMissing = "feedback-missing"
    case reviewMissing = "review-missing"
    case tasksUnfinished = "tasks-unfinished"
    case nothingDue = "nothing-due"
    // The rules of a petition say no.
    case noInitiative = "no-initiative"
    case notAHousehold = "not-a-household"
    case householdsUnknown = "households-unknown"
    case alreadyEndorsed = "already-endorsed"
    case notEndorsed = "not-endorsed"
    case onTheAgenda = "on-the-agenda"
    // The purposes of private words say no.
    case fieldWithoutPurpose = "field-without-purpose"
    // The rules of a ballot say no.
    case ballotClosed = "ballot-closed"
    case ballotStillOpen = "ballot-still-open"
    case notOnRoll = "not-on-roll"
    case emptyRoll = "empty-roll"
    case notAdopted = "not-adopted"
    case noticeTooShort = "notice-too-short"
    case ballotNotOpen = "ballot-not-open"
    case rollFrozen = "roll-frozen"
    case nothingChanged = "nothing-changed"
    case notForTheHead = "not-for-the-head"
    case reasonMissing = "reason-missing"
    case noProxy = "no-proxy"
    case proxyToOneself = "proxy-to-oneself"
    case proxyForbidden = "proxy-forbidden"
    case proxyLoop = "proxy-loop"
    case proxyLimit = "proxy-limit"
    case proxyEnded = "proxy-ended"
    case holderNotOnRoll = "holder-not-on-roll"
    case sameEntrant = "same-entrant"
    case notInBatch = "not-in-batch"
    case alreadySettled = "already-settled"
    case notHeldBack = "not-held-back"
    case heldBack = "held-back"
    case handedInLate = "handed-in-late"
    case noPapersLeft = "no-papers-left"
    // The rules of a secret ballot say no.
    case secretBallot = "secret-ballot"
    case openBallot = "open-ballot"
    case votesNotEqual = "votes-not-equal"
    case issuerNotApart = "issuer-not-apart"
    case keyNotPublished = "key-not-published"
    case keyPublished = "key-published"
    case keyUsed = "key-used"
    case credentialIssued = "credential-issued"
    case credentialForged = "credential-forged"
    case credentialsExhausted = "credentials-exhausted"
    case sessionNotWanted = "session-not-wanted"
    // The rules of a resolution say no.
    case signatureNotRequired = "signature-not-required"
    case alreadySigned = "already-signed"
    case alreadyDeclined = "already-declined"
    case signaturesComplete = "signatures-complete"
    case tooFewSignatories = "too-few-signatories"
    case textMismatch = "text-mismatch"
    // The rules of electronic signatures say no.
    case signatureWanted = "signature-wanted"
    case signatureUnreadable = "signature-unreadable"
    case signatureOfOtherText = "signature-of-other-text"
    case signatureInvalid = "signature-invalid"
    case signatureUntrusted = "signature-untrusted"
    case certificateNotInForce = "certificate-not-in-force"
    case certificateRevoked = "certificate-revoked"
    case wrongKeyUsage = "wrong-key-usage"
    case notTheSigners = "not-the-signers"
    case revocationListOutdated = "revocation-list-outdated"
    case revocationListOlder = "revocation-list-older"
    case noAnchors = "no-anchors"
    case certificateTaken = "certificate-taken"
    // The rules of clauses say no.
    case unknownHolder = "unknown-holder"
    case outsideLists = "outside-lists"
    case standardIncomplete = "standard-incomplete"
    // Someone was faster, or the name is taken.
    case conflict
    case taken
    // Personal data.
    case notYourData = "not-your-data"
    case alreadyErased = "already-erased"
    case stillOnRoll = "still-on-roll"
    // The publication of an inventory says no.
    case blockingFindings = "blocking-findings"
    case notAboutTheInventory = "not-about-the-inventory"
    case legalityReviewMissing = "legality-review-missing"
    case draftNotResolved = "draft-not-resolved"
    case draftOutdated = "draft-outdated"
    case draftFrozen = "draft-frozen"
    case effectiveDatePassed = "effective-date-passed"
    case admissionRequired = "admission-required"
    case resourcesMissing = "resources-missing"
    case admissionTooSoon = "admission-too-soon"
    case admissionLapsed = "admission-lapsed"
    case assemblyVoteRequired = "assembly-vote-required"
    // An emergency power says no.
    case emergencyEnded = "emergency-ended"
    case emergencyNotOver = "emergency-not-over"
    case emergencyNotGrantable = "emergency-not-grantable"
    case emergencyReviewOverdue = "emergency-review-overdue"
    case emergencyTooLong = "emergency-too-long"
    case coercionNotGranted = "coercion-not-granted"
  }
}
