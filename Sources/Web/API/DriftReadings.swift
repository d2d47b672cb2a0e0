import Hummingbird
import Inventory
import Proceedings
import Vocabulary

extension House {
  /// `GET /inventory/drift?from=…&to=…`.
  func driftPage(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let (from, to) = (asking.date("from"), asking.date("to"))
    let face = try await faces.drift(from: from, to: to, faults: asking.faults, try await visit(call))
    return .page(face, for: call.caller)
  }

  /// `GET /api/inventory/drift?from=…&to=…`: findings in the shape of `gongzhi inventory check`, each with its case.
  func driftAPI(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let (from, to) = (asking.date("from"), asking.date("to"))
    try asking.finish()
    let report = try await room.drift(from: from, through: to)
    return .json([
      "from": .text(from?.description), "to": .text(to?.description), "cases": .number(report.cases),
      "findings": .list(report.findings) { drift in
        [
          "rule": .text(drift.finding.rule.rawValue), "severity": .text(drift.finding.severity.rawValue),
          "codes": .list(drift.finding.codes) { .id($0) }, "rows": .list(drift.finding.rows) { .number($0) },
          "witness": drift.finding.witness.map { witness in
            [
              "matter": .id(witness.matter), "stage": .id(witness.stage), "area": .text(witness.area.text),
              "from": .text(witness.from?.description), "to": .text(witness.to?.description),
            ]
          } ?? .nothing,
          "message": .both(drift.finding.message), "case": .id(drift.subject), "party": .id(drift.party),
          "stages": .list(drift.stages) { .id($0) }, "leads": .list(drift.leads) { .id($0) },
          "version": .text(drift.version),
        ]
      },
    ])
  }
}

extension Schemas {
  /// The schema of the comparison of practice and list.
  static var practice: [(String, JSON)] {
    [
      (
        "Drift",
        object(
          ("from", maybeDate), ("to", maybeDate), ("cases", whole),
          (
            "findings",
            list(
              object(
                ("rule", text), ("severity", text), ("codes", list(code)), ("rows", list(whole)),
                (
                  "witness",
                  maybe(
                    object(
                      ("matter", code), ("stage", text), ("area", text), ("from", maybeDate), ("to", maybeDate)))
                ), ("message", both), ("case", code), ("party", text), ("stages", list(text)), ("leads", list(text)),
                ("version", text)))
          ))
      )
    ]
  }
}
