import Hummingbird
import NIOCore
import Proceedings
import Record
import Resolutions
import Vocabulary
import Voting

extension House {
  /// `GET /cases/{case}/resolutions/{resolution}`.
  func resolutionPage(_ call: Call) async throws -> Response {
    let (id, resolution) = (CaseID(try call.part("case")), ResolutionID(try call.part("resolution")))
    return try await page(call) { try await faces.resolution(resolution, in: id, problem: nil, $0) }
  }

  /// `GET /cases/{case}/resolutions/{resolution}/akoma-ntoso.xml`.
  func akomaNtoso(_ call: Call) async throws -> Response {
    let (id, resolution) = (CaseID(try call.part("case")), ResolutionID(try call.part("resolution")))
    let face = try await faces.akomaNtoso(of: resolution, in: id, try await visit(call))
    return Response(200, "application/xml; charset=utf-8", face.bytes, cache: "no-cache")
  }

  /// `GET /cases/{case}/resolutions/{resolution}/signed.json`: the canonical bytes that every signature is on, to the
  /// byte; their SHA-256 is the digest.
  func signedBytes(_ call: Call) async throws -> Response {
    let (id, resolution) = (CaseID(try call.part("case")), ResolutionID(try call.part("resolution")))
    guard let dossier = try await room.dossier(id, postPage: 1),
      let view = dossier.resolutions.first(where: { $0.frozen.id == resolution })
    else { throw Unknown("resolution", resolution.text) }
    let bytes = ByteBuffer(bytes: try CanonicalJSON.encode(view.frozen))
    return Response(200, "application/json", bytes, cache: "public, max-age=31536000, immutable")
  }

  /// `GET /cases/{case}/resolutions/{resolution}/popolo.json?names=…`: the resolution as a motion with its vote event.
  func popoloMotion(_ call: Call) async throws -> Response {
    let (id, resolution) = (CaseID(try call.part("case")), ResolutionID(try call.part("resolution")))
    var asking = Asking(call.query)
    let names: ExportedNames = asking.word("names") ?? .no
    try asking.finish()
    guard let dossier = try await room.dossier(id, postPage: 1),
      let view = dossier.resolutions.first(where: { $0.frozen.id == resolution })
    else { throw Unknown("resolution", resolution.text) }
    var counted: CountedBallot?
    if let ballot = dossier.ballot(of: view.frozen) { counted = try await room.counted(ballot.id) }
    let motion = dossier.popolo(view, counted: counted, names: names == .yes, on: try await clock())
    return Response(200, "application/json", ByteBuffer(string: motion.text + "\n"), cache: "no-cache")
  }
}
