import Proceedings
import Vocabulary

extension Problem {
  /// The problem as `application/problem+json` (RFC 9457).
  var json: JSON {
    var members: [(String, JSON)] = [
      ("type", .text("urn:gongzhi:problem:\(code)")), ("title", .text(title)), ("status", .number(status)),
      ("detail", .text(detail)), ("code", .text(code)),
    ]
    if let entry = refusal?.entry { members.append(("entry", .id(entry))) }
    if let basis { members.append(("article", .text(basis))) }
    if let inventory = refusal?.inventory { members.append(("inventory", .text(inventory))) }
    if refusal != nil {
      members.append(("holders", .list(holders) { ["party": .id($0.party), "name": .text($0.name)] }))
    }
    if let findings = refusal?.findings, !findings.isEmpty {
      members.append(("findings", .list(findings, \.json)))
    }
    if !faults.isEmpty { members.append(("faults", .list(faults, \.json))) }
    if let reference { members.append(("reference", .text(reference))) }
    return .object(members)
  }
}

extension Problem.Fault {
  fileprivate var json: JSON {
    var members: [(String, JSON)] = [("field", .text(found.field)), ("code", .text(found.code.rawValue))]
    if let value = found.value { members.append(("value", .text(value))) }
    if let limit = found.limit { members.append(("limit", .text(limit))) }
    if let line = found.line { members.append(("line", .number(line))) }
    if let column = found.column { members.append(("column", .text(column))) }
    members.append(("detail", .text(detail)))
    return .object(members)
  }
}

extension Refusal.Finding {
  fileprivate var json: JSON {
    [
      "rule": .text(rule), "codes": .list(entries) { .id($0) },
      "witness": .object(witness.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }),
      "message": .both(message),
    ]
  }
}
