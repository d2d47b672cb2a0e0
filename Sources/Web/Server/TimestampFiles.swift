import HTTPTypes
import Hummingbird
import NIOCore
import Proceedings
import Resolutions
import Vocabulary

/// Timestamps over checkpoints and resolutions, as the files that `openssl ts -verify` takes.
///
/// - Source: RFC 3161.
extension House {
  /// Days that the list names at most.
  private static let daysListed = 366

  /// `/record/timestamps/{file}` and the timestamp of a resolution.
  var timestampRoutes: [Route] {
    [
      Route(.get, "/record/timestamps/{file}", nil, timestampFile),
      Route(.get, "/cases/{case}/resolutions/{resolution}/timestamp.tsr", nil, resolutionTimestamp),
    ]
  }

  /// `GET /record/timestamps/2026-07-01.checkpoint`, what was stamped on a day, and `….tsr`, the timestamp.
  private func timestampFile(_ call: Call) async throws -> Response {
    let parts = try call.part("file").split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let day = CivilDate(parts[0]), day.description == parts[0],
      let kept = try await room.timestamp(on: day)
    else { throw Trouble(.noSuchPage) }
    switch parts[1] {
    case "checkpoint":
      return .plainFile(String(decoding: kept.content, as: UTF8.self), cache: "public, max-age=31536000, immutable")
    case "tsr": return Self.file(kept, named: "\(day).tsr")
    default: throw Trouble(.noSuchPage)
    }
  }

  private func resolutionTimestamp(_ call: Call) async throws -> Response {
    let resolution = ResolutionID(try call.part("resolution"))
    guard let dossier = try await room.dossier(CaseID(try call.part("case")), postPage: 1),
      dossier.resolutions.contains(where: { $0.frozen.id == resolution }),
      let kept = try await room.timestamp(of: resolution)
    else { throw Unknown("resolution", resolution.text) }
    return Self.file(kept, named: "\(resolution.text).tsr")
  }

  private static func file(_ kept: KeptTimestamp, named name: String) -> Response {
    var response = Response(
      200, "application/timestamp-reply", ByteBuffer(bytes: kept.answer), cache: "public, max-age=31536000, immutable")
    response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    return response
  }

  /// `GET /api/record/timestamps`: the days whose checkpoint was stamped, the newest first.
  func timestampsAPI(_ call: Call) async throws -> Response {
    .json([
      "items": .list(try await room.timestampedDays(Self.daysListed)) { kept in
        guard case .checkpoint(let day, let size) = kept.subject else { return .nothing }
        return [
          "day": .text(day.description), "size": .number(size), "at": .text(kept.time.rfc3339()),
          "authority": .text(kept.authority), "checkpoint": .text("/record/timestamps/\(day).checkpoint"),
          "timestamp": .text("/record/timestamps/\(day).tsr"),
        ]
      }
    ])
  }
}
