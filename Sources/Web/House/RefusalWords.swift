import Cases
import Inventory
import Vocabulary

/// Why the institution says no, in the reader's words.
extension Scene {
  /// A refusal as a page shows it.
  func item(_ refusal: Refusal, words said: String? = nil) -> RefusalItem {
    let version = refusal.inventory
    return RefusalItem(
      code: refusal.code.rawValue, words: said ?? sentence(refusal),
      advice: words.phrase("refusal.\(refusal.code.rawValue).advice"),
      entry: refusal.entry.map { Link($0.text, Address.entry($0)) },
      basis: refusal.entry.flatMap { names.basis(of: $0, in: version ?? "") } ?? refusal.basis,
      version: version, holders: refusal.holders.uniqued.map(names.partyLink),
      findings: refusal.findings.map(fact))
  }

  /// A finding as a line: the rule, what is wrong, and the counterexample.
  private func fact(_ finding: Refusal.Finding) -> Fact {
    let place = ["matter", "stage", "area", "from", "to"].compactMap { finding.witness[$0] }.joined(separator: " · ")
    let codes = finding.entries.map(\.text).joined(separator: words["list.separator"])
    return Fact(
      finding.rule, [finding.message[language], codes, place].filter { !$0.isEmpty }.joined(separator: " — "))
  }

  /// What is refused and why, with what the refusal says of this case.
  private func sentence(_ refusal: Refusal) -> String {
    let plain = words("refusal.\(refusal.code.rawValue)", ["login": refusal.details["login"] ?? ""])
    let end = words["sentence.end"]
    guard let more = particulars(refusal) else { return plain + end }
    return plain + words["form.colon"] + more + end
  }

  private func particulars(_ refusal: Refusal) -> String? {
    let details = refusal.details
    switch refusal.code {
    case .wrongStage:
      guard let stage = details["stage"], let own = details["stages"] else { return nil }
      return words(
        "refusal.wrong-stage.detail",
        ["stage": names.stage(StageCode(stage)), "own": own == "*" ? words["cases.any"] : names.stage(StageCode(own))])
    case .wrongArea:
      guard let area = details["area"].flatMap({ AreaCode($0) }), let own = details["areas"].flatMap({ AreaCode($0) })
      else { return nil }
      return words("refusal.wrong-area.detail", ["area": names.area(area), "own": names.area(own)])
    case .separationOfDuties:
      guard let executor = details["executor"] else { return nil }
      return words("refusal.separation-of-duties.detail", ["party": names.party(PartyID(executor))])
    case .prohibited where details["prohibition"] == "recalled": return words["refusal.prohibited.recalled"]
    case .mandateNotInForce:
      guard let from = details["from"].flatMap({ CivilDate($0) }) else { return nil }
      guard let until = details["until"].flatMap({ CivilDate($0) }) else {
        return words("seats.mandate.open", ["from": words.day(from).words])
      }
      return words(
        "seats.mandate.words",
        ["from": words.day(from).words, "until": words.day(until.advanced(byDays: -1)).words])
    case .standardIncomplete:
      guard let missing = details["missing"] else { return nil }
      return words(
        "refusal.standard-incomplete.detail",
        ["items": words.list(missing.split(separator: " ").map { words["standard.\($0)"] })])
    case .fieldWithoutPurpose: return details["field"].map { words.phrase("field.\($0)") ?? $0 }
    case .emergencyEnded, .coercionNotGranted, .emergencyNotGrantable:
      return details["grant"] ?? details["matter"].map { names.matter(MatterCode($0)) }
    case .emergencyTooLong: return details["latest"].map { words("refusal.emergency-too-long.detail", ["latest": $0]) }
    case .emergencyReviewOverdue, .emergencyNotOver: return details["grant"]
    case .signatureUnreadable, .signatureOfOtherText, .signatureInvalid, .signatureUntrusted, .certificateNotInForce,
      .certificateRevoked, .wrongKeyUsage, .revocationListOutdated:
      return details[language == .zh ? "fault-zh" : "fault"]
    case .notTheSigners, .certificateTaken: return details["subject"]
    case .revocationListOlder: return details["issued"]
    case .signatureWanted, .outsideLists: return details["party"].map { names.party(PartyID($0)) }
    case .wrongState: return details["state"].flatMap { words.phrase("state.\($0)") }
    default: return nil
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements in their order, each once.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
