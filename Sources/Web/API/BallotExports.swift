import HTTPTypes
import Hummingbird
import NIOCore
import Proceedings
import Vocabulary
import Voting

/// A format in which a counted ballot is given away.
enum BallotExport: String, CaseIterable, Sendable {
  case json, preflib, blt, pabulib, popolo
}

/// Whether a vote event says who voted.
enum ExportedNames: String, CaseIterable, Sendable {
  case yes, no
}

extension House {
  /// `GET /api/cases/{case}/ballots/{ballot}/export?format=…`: the ballots of a counted ballot, never before the count.
  func exportAPI(_ call: Call) async throws -> Response {
    let (subject, id) = (CaseID(try call.part("case")), BallotID(try call.part("ballot")))
    var asking = Asking(call.query)
    let format: BallotExport = asking.word("format") ?? .json
    let names: ExportedNames = asking.word("names") ?? .no
    try asking.finish()
    guard let dossier = try await room.dossier(subject, postPage: 1) else { throw Unknown("case", subject.text) }
    guard let ballot = dossier.ballots.first(where: { $0.id == id }) else { throw Unknown("ballot", id.text) }
    guard let counted = try await room.counted(id) else {
      throw Refusal(.ballotStillOpen, details: ["closes": String(ballot.closes.milliseconds)])
    }
    let title = counted.facts.sheet?.title ?? dossier.proposalTitle(of: ballot) ?? id.text
    if format == .popolo {
      let event = counted.popolo(id, motion: title, names: names == .yes)
      return Self.file(event.text + "\n", "application/json", name: "\(id.text).popolo.json")
    }
    guard let cast = counted.cast, let wanted = ExportFormat(rawValue: format.rawValue),
      let text = cast.text(wanted, title: title, proxies: counted.carried.count, papers: counted.papers.count)
    else {
      let known = (counted.cast?.formats.map(\.rawValue) ?? []) + [BallotExport.popolo.rawValue]
      throw Malformed([
        FieldFault(field: "format", code: .notAChoice, value: format.rawValue, limit: known.joined(separator: " "))
      ])
    }
    let type = wanted == .json ? "application/json" : "text/plain; charset=utf-8"
    return Self.file(text, type, name: "\(id.text).\(wanted.ending)")
  }

  private static func file(_ text: String, _ type: String, name: String) -> Response {
    var response = Response(200, type, ByteBuffer(string: text), cache: "no-cache")
    response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    return response
  }
}

extension BallotSheet {
  /// What the ballots are called in a file: the options in their order.
  fileprivate var title: String { options.map(\.name).joined(separator: " / ") }
}
