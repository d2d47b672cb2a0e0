import HTTPTypes
import Hummingbird
import NIOPosix
import Proceedings
import Record
import Vocabulary
import Voting

extension House {
  /// `POST /api/cases/{case}/ballots/{ballot}/credentials`: enters that the caller got a credential, and signs the
  /// blinded message; the same message is signed again, another is not.
  func credentialAPI(_ call: Call) async throws -> Response {
    let session = try call.session()
    try requireUnforged(call)
    let kind = RequestCredential.kind
    let sent = try await Bodies.json(call.request, as: kind.fields, upTo: kind.largestBody)
    let form = try filled(sent, from: call, for: kind)
    let request = try RequestCredential(form)
    let key = try await credentialKey(of: request.ballot, in: request.subject)
    let signer = key.flatMap { issuingKeys[$0.id] }
    // Nothing is entered that could not be answered.
    if key != nil, signer == nil { throw Trouble(.issuerAbsent, retryAfter: 300) }
    let clock = try await clock()
    let receipt = try await act(kind, form, as: session, at: call.now)
    guard let signer, let blinded = bytes(hexadecimal: request.blinded) else { throw Trouble(.issuerAbsent) }
    let signature = try await NIOThreadPool.singleton.runIfActive { try signer.sign(blinded) }
    var members = members(of: receipt, clock)
    members.append(("signature", .text(hexadecimal(signature))))
    return .json(.object(members), status: receipt.count > 0 ? 201 : 200)
  }

  private func credentialKey(of ballot: BallotID, in subject: CaseID) async throws -> CredentialKey? {
    guard let dossier = try await room.dossier(subject, postPage: 1) else { throw Unknown("case", subject.text) }
    return dossier.ballots.first { $0.id == ballot }?.manner.credentials?.key
  }

  /// `POST /api/cases/{case}/ballots/{ballot}/secret-votes`: takes a vote from whoever bears a credential. Whoever sends a
  /// session along is refused, so that nothing joins a person to a vote.
  func secretVoteAPI(_ call: Call) async throws -> Response {
    let headers = call.request.headers
    guard headers[.authorization] == nil, HouseCookie.value(HouseCookie.session, in: call.request) == nil else {
      throw Refusal(.sessionNotWanted)
    }
    let kind = CastSecretVote.kind
    let sent = try await Bodies.json(call.request, as: kind.fields, upTo: kind.largestBody)
    let command = try CastSecretVote(filled(sent, from: call, for: kind))
    let clock = try await clock()
    switch try await register.perform(command, by: .bearer) {
    case .entered(let receipt): return .json(json(receipt, clock), status: 201)
    case .refused(let refusal): throw refusal
    case .malformed(let malformed): throw malformed
    case .unknown(let unknown): throw unknown
    }
  }

  /// `GET /api/cases/{case}/ballots/{ballot}/receipts/{receipt}`: that a vote is in the record, and whether it counts.
  func receiptAPI(_ call: Call) async throws -> Response {
    let place = try ReceiptPlace(try call.part("receipt"))
    let ballot = BallotID(try call.part("ballot"))
    let (found, proven) = try await sealed(place, in: ballot)
    return .json([
      "ballot": .id(ballot), "sequence": .number(found.sequence), "at": .instant(found.at, try await clock()),
      "serial": .text(found.serial), "counts": .flag(found.counts), "counting": .number(found.counting),
      "opened": .flag(found.isOpened), "leaf": .text(place.leaf), "size": .number(proven.proof.size),
      "root": .text(proven.root.hexadecimal), "path": .list(proven.proof.path) { .text($0.hexadecimal) },
    ])
  }

  /// The vote that a receipt is for, with the proof of its place.
  private func sealed(_ place: ReceiptPlace, in ballot: BallotID) async throws -> (SealedReceipt, ProvenInclusion) {
    guard let found = try await room.sealedReceipt(place.sequence, in: ballot),
      let proven = try await room.inclusion(of: place.sequence, size: nil), proven.leaf.description == place.leaf
    else { throw Unknown("receipt", place.text) }
    return (found, proven)
  }

  /// `GET /cases/{case}/ballots/{ballot}/receipts/{receipt}`.
  func receiptPage(_ call: Call) async throws -> Response {
    try await receiptPage(try call.part("receipt"), call)
  }

  /// `GET /cases/{case}/ballots/{ballot}/receipts?receipt=…`: the same, for a receipt that was typed.
  func typedReceiptPage(_ call: Call) async throws -> Response {
    try await receiptPage(call.query["receipt"] ?? "", call)
  }

  private func receiptPage(_ text: String, _ call: Call) async throws -> Response {
    let place = try ReceiptPlace(text)
    let (subject, ballot) = (CaseID(try call.part("case")), BallotID(try call.part("ballot")))
    let (found, _) = try await sealed(place, in: ballot)
    let face = try await faces.receipt(found, of: ballot, in: subject, try await visit(call))
    return .page(face, for: call.caller)
  }
}

/// What a receipt of a secret vote says: the sequence number of the event, a dot, and its leaf hash.
struct ReceiptPlace {
  let sequence: Int64
  let leaf: String
  let text: String

  /// Reads a receipt; spaces around it do no harm.
  init(_ text: String) throws {
    let trimmed = text.filter { !$0.isWhitespace }
    let parts = trimmed.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let sequence = Int64(parts[0]), sequence >= 0, parts[1].utf8.count == 64 else {
      throw Unknown("receipt", String(trimmed.prefix(80)))
    }
    self.sequence = sequence
    leaf = String(parts[1])
    self.text = trimmed
  }
}
