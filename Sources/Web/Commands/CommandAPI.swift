import Hummingbird
import Logging
import Proceedings
import Record
import Vocabulary

extension House {
  /// `POST /api/{path of a command}`: a JSON object of the fields; the answer is the receipt.
  func commandAPI(_ kind: CommandKind, _ call: Call) async throws -> Response {
    let session = try call.session()
    try requireUnforged(call)
    let sent = try await Bodies.json(call.request, as: kind.fields, upTo: kind.largestBody)
    let form = try filled(sent, from: call, for: kind)
    // Whatever can fail comes before the act: once it is entered, its receipt is the answer.
    let clock = try await clock()
    let receipt = try await act(kind, form, as: session, at: call.now)
    // An edit that changes nothing enters nothing.
    return .json(json(receipt, clock), status: receipt.count > 0 ? 201 : 200)
  }

  func json(_ receipt: Receipt, _ clock: CivilClock) -> JSON { .object(members(of: receipt, clock)) }

  func members(of receipt: Receipt, _ clock: CivilClock) -> [(String, JSON)] {
    [
      ("sequence", .number(receipt.sequence)), ("count", .number(receipt.count)), ("leaf", .text(receipt.leaf)),
      ("at", .instant(receipt.at, clock)), ("case", .id(receipt.subject)), ("made", .text(receipt.made)),
      ("tasks", .list(receipt.tasks) { .id($0) }), ("digest", .text(receipt.digest)),
      ("proof", .text(proof(of: receipt)?.description)),
    ]
  }

  /// The receipt as a file to keep, under the checkpoint that its batch led to.
  private func proof(of receipt: Receipt) -> ProofFile? {
    guard let sealed = receipt.sealed, let proof = receipt.proof else { return nil }
    do {
      return ProofFile(
        index: proof.index, path: proof.path, note: try signedCheckpoint(size: sealed.size, root: sealed.root))
    } catch {
      // The act is entered all the same, and its proof can be had later.
      logger.error("a checkpoint was not signed", metadata: ["size": "\(sealed.size)", "error": "\(error)"])
      return nil
    }
  }
}
