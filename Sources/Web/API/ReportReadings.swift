import Hummingbird
import Inventory
import Proceedings
import Vocabulary

extension House {
  /// `GET /reports/administrative-share?month=…&area=…`.
  func administrativeSharePage(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let (month, area) = (asking.month("month"), asking.area("area"))
    let face = try await faces.administrativeShare(
      in: month, area: area, faults: asking.faults, try await visit(call))
    return .page(face, for: call.caller)
  }

  /// `GET /api/reports/administrative-share?month=…&area=…`: exact counts, thousandths cut off.
  func administrativeShareAPI(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let (month, area) = (asking.month("month"), asking.area("area"))
    try asking.finish()
    let today = try await clock().date(of: call.now)
    let report = try await room.administrativeShare(
      in: month ?? CivilMonth(of: today), area: area, at: call.now)
    return .json([
      "month": .text(report.month.description), "area": .text(area?.text),
      "communities": .list(report.communities) { community in
        [
          "party": .id(community.party), "area": .text(community.area.text),
          "administrative": .number(community.share.administrative),
          "autonomous": .number(community.share.autonomous), "unclassed": .number(community.share.unclassed),
          "permille": community.share.permille.map { .number($0) } ?? .nothing,
          "limit": community.limit.map { .number($0) } ?? .nothing, "alarm": .flag(community.isAlarm),
          "items": .list(community.items) { item in
            [
              "case": .id(item.subject), "title": .text(item.title), "task": .id(item.task), "entry": .id(item.entry),
              "version": .text(item.version), "kind": .text(item.kind.rawValue),
            ]
          },
        ]
      },
    ])
  }
}

extension Schemas {
  /// The schema of the report on administrative work.
  static var reports: [(String, JSON)] {
    [
      (
        "AdministrativeShare",
        object(
          ("month", text), ("area", maybeText),
          (
            "communities",
            list(
              object(
                ("party", text), ("area", text), ("administrative", whole), ("autonomous", whole),
                ("unclassed", whole), ("permille", maybeWhole), ("limit", maybeWhole), ("alarm", flag),
                (
                  "items",
                  list(
                    object(
                      ("case", code), ("title", text), ("task", maybeText), ("entry", maybeText), ("version", text),
                      ("kind", words(WorkKind.self))))
                )))
          ))
      )
    ]
  }
}
