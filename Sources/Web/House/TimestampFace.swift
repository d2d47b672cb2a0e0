import Proceedings
import Vocabulary

extension HouseFaces {
  /// So many days are shown; the API has more.
  private static var daysShown: Int { 7 }

  /// The timestamps over the record as a page shows them.
  func timestamps(_ scene: Scene) async throws -> TimestampsItem {
    let kept = try await room.timestampedDays(Self.daysShown)
    return TimestampsItem(
      words: scene.words[kept.isEmpty ? "timestamp.none" : "timestamp.lede"],
      rows: kept.compactMap { stamp in
        guard case .checkpoint(let day, let size) = stamp.subject else { return nil }
        return TimestampRow(
          size: scene.words("timestamp.size", ["number": scene.words.grouped(size)]), authority: stamp.authority,
          at: scene.words.time(stamp.time, on: scene.clock), contentHref: "/record/timestamps/\(day).checkpoint",
          href: "/record/timestamps/\(day).tsr")
      })
  }

  /// The timestamp over a resolution; nil while there is none.
  func timestamp(of resolution: ResolutionID, in id: CaseID, _ scene: Scene) async throws -> TimestampRow? {
    try await room.timestamp(of: resolution).map { stamp in
      TimestampRow(
        size: "", authority: stamp.authority, at: scene.words.time(stamp.time, on: scene.clock),
        contentHref: Address.resolution(resolution, in: id) + "/signed.json",
        href: Address.resolution(resolution, in: id) + "/timestamp.tsr")
    }
  }
}
