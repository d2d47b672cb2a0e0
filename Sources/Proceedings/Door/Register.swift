import Inventory
package import Record
import Resolutions
package import Vocabulary
import Voting

/// The door as others see it: hand in a command, get a verdict when it is durably entered or refused.
package protocol Register: Sendable {
  /// Performs a command for a person in a seat.
  ///
  /// - Returns: when the events are on disk (one fsync is shared by all commands that wait), or when the answer is no.
  /// - Throws: only when the machine fails; then nothing of the command was entered, unless the failure is a
  ///   `StorageTrouble` that means `unconfirmed`.
  func perform(_ command: any Command, by acting: ActingSeat) async throws -> Verdict
}

/// The answer to a command.
package enum Verdict: Sendable {
  /// Done, and entered in the record.
  case entered(Receipt)
  /// The institution says no.
  case refused(Refusal)
  /// The form has faults that only the facts could show.
  case malformed(Malformed)
  /// Something it names does not exist.
  case unknown(Unknown)
}

/// Proof for the one who acted that the act is in the record.
package struct Receipt: Sendable, Equatable {
  /// Sequence number of the first event.
  package let sequence: Int64
  /// How many events were entered.
  package let count: Int
  /// Leaf hash of the first event, SHA-256 in hexadecimal.
  package let leaf: String
  /// When it was entered.
  package let at: Instant
  /// The case that it belongs to.
  package let subject: CaseID?
  /// The identifier of what was made, if something was: a case, post, proposal, ballot,
  /// batch of papers, proxy, resolution, person, seat.
  package let made: String?
  /// The tasks that were assigned, in the order of their clauses.
  package let tasks: [TaskID]
  /// The digest of the text that was frozen, if one was; it is what a signature is on.
  package let digest: String?
  /// The batch that the events were sealed with, once they are.
  package fileprivate(set) var sealed: SealedBatch?

  /// A receipt.
  package init(
    sequence: Int64, count: Int, leaf: String, at: Instant, subject: CaseID?, made: String?, tasks: [TaskID] = [],
    digest: String? = nil
  ) {
    self.sequence = sequence
    self.count = count
    self.leaf = leaf
    self.at = at
    self.subject = subject
    self.made = made
    self.tasks = tasks
    self.digest = digest
  }
}

extension Receipt {
  /// The proof of the first event in the tree of the batch that it was sealed with; nil when nothing was entered.
  package var proof: InclusionProof? { count > 0 ? sealed?.proof(of: sequence) : nil }
}

extension Verdict {
  /// The verdict, with the batch that its events were sealed with.
  package func sealed(in batch: SealedBatch) -> Verdict {
    guard case .entered(var receipt) = self else { return self }
    receipt.sealed = batch
    return .entered(receipt)
  }
}

extension Receipt {
  /// The receipt for what was heard and entered.
  package init(heard: Heard, leaf: String, at instant: Instant, sequence: Int64) {
    self.init(
      sequence: heard.events.first?.sequence ?? sequence, count: heard.events.count, leaf: leaf, at: instant,
      subject: heard.events.first?.subject, made: heard.events.lazy.compactMap(\.event.made).first,
      tasks: heard.events.compactMap(\.event.task), digest: heard.events.lazy.compactMap(\.event.digest).first)
  }
}

extension Event {
  /// The identifier of what the event makes.
  fileprivate var made: String? {
    switch self {
    case .personEnrolled(let enrolled): enrolled.person.text
    case .seatAppointed(let appointed): appointed.seat.id.text
    case .caseFiled(let filed): filed.id.text
    case .postAdded(let added): added.id.text
    case .proposalMade(let proposal): proposal.id.text
    case .ballotCalled(let called): called.id.text
    case .proxyGranted(let granted): granted.id.text
    case .papersPrinted(let printed): printed.batch.id
    case .resolutionDrafted(let drafted): drafted.resolution.id.text
    case .emergencyGranted(let granted): granted.grant.id.text
    default: nil
    }
  }

  fileprivate var task: TaskID? {
    if case .taskAssigned(let assigned) = self { assigned.id } else { nil }
  }

  fileprivate var digest: String? {
    if case .resolutionDrafted(let drafted) = self { drafted.digest } else { nil }
  }
}
