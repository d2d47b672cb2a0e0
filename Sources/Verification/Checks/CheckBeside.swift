import Crypto
import Proceedings
import Record

extension Verifier {
  /// What lies beside the record fits its commitments; what was erased lies there no longer; and what is missing from
  /// this copy is counted.
  mutating func checkBeside() throws {
    if let beside = source.beside {
      try checkPrivateValues(beside)
      try checkErasures(beside)
      try checkEnvelopes(beside)
    }
    verification.erased = desk.people.erasedCommitments(filerOf: desk.filer)
    verification.withheld =
      desk.people.commitmentCount + Int64(desk.closedCommitments.count) - verification.erased
      - verification.privateValues - verification.envelopes
  }

  private mutating func checkPrivateValues(_ beside: any KeptBeside) throws {
    var count: Int64 = 0
    try beside.eachPrivateValue { words in
      guard hexadecimal(SHA256.hash(data: words.salt + Array(words.text.utf8))) == words.commitment else {
        throw Verification.Fault(sequence: nil, reason: "a private value does not match its commitment")
      }
      count += 1
    }
    verification.privateValues = count
  }

  /// What the record says was erased lies nowhere beside it.
  private func checkErasures(_ beside: any KeptBeside) throws {
    for (person, sequence) in desk.people.erased.sorted(by: { $0.value < $1.value }) {
      let commitments = desk.people.commitments(of: person, filerOf: desk.filer)
      let isLeft = try commitments.contains { try beside.holdsPrivateValue($0) }
      guard !isLeft, try !beside.holdsCredential(of: person) else {
        throw Verification.Fault(sequence: sequence, reason: "what was erased lies still beside the record")
      }
    }
  }

  /// Each envelope that is still closed can be opened.
  private mutating func checkEnvelopes(_ beside: any KeptBeside) throws {
    for (sequence, commitment) in desk.closedCommitments {
      guard let opening = try beside.opening(commitment),
        Envelope.commitment(salt: opening.salt, bytes: opening.bytes) == commitment
      else {
        throw Verification.Fault(sequence: sequence, reason: "what opens the envelope is missing or does not fit")
      }
      verification.envelopes += 1
    }
  }
}
