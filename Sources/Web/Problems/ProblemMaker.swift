package import Inventory
package import Proceedings
package import Vocabulary

/// Puts refusals, faults and troubles into the words of a reader.
package struct ProblemMaker: Sendable {
  private let phrases: Phrases

  /// A maker with the words of both languages.
  package init(phrases: Phrases) { self.phrases = phrases }

  /// A sentence that stands by itself.
  package func words(_ key: String, in language: Language) -> String { phrases.words(key, [:], language) }

  /// A refusal in words, with the names of the inventory under which it was given.
  package func problem(
    _ refusal: Refusal, inventory: CompiledInventory?, clock: CivilClock = .china, in language: Language
  ) -> Problem {
    let code = refusal.code.rawValue
    var values = refusal.details.reduce(into: [String: String]()) { values, detail in
      values[detail.key] = words(of: detail.key, detail.value, inventory, clock, language)
    }
    // What a reader of foreign bytes found comes in both languages.
    if language == .zh { values["fault"] = refusal.details["fault-zh"] }
    let holders = refusal.holders.map { Problem.Holder(party: $0, name: name(of: $0, inventory, language)) }
    let basis = refusal.entry.flatMap { inventory?.entry($0)?.basis.text[language] } ?? refusal.basis
    values["holders"] = holders.isEmpty ? nil : list(holders.map(\.name), language)
    values["entry"] = refusal.entry?.text
    values["basis"] = basis
    values["name"] = refusal.details["login"] ?? refusal.details["version"]
    let key =
      refusal.code == .prohibited && refusal.details["prohibition"] == "recalled"
      ? "refusal.prohibited.recalled" : "refusal.\(code)"
    var sentences = [phrases.words(key, values, language)]
    if let entry = refusal.details["notInForce"] {
      sentences.append(phrases.words("not-in-force.\(entry)", values, language))
    }
    if let relation = refusal.details["relation"] {
      sentences.append(phrases.words("relation.\(relation)", values, language))
    }
    if refusal.entry != nil {
      sentences.append(phrases.words(basis == nil ? "refusal-entry" : "refusal-entry-basis", values, language))
    }
    if !holders.isEmpty { sentences.append(phrases.words("refusal-holders", values, language)) }
    sentences.removeAll(where: \.isEmpty)
    var problem = Problem(
      code: code, status: Refusals.status(of: refusal.code),
      title: phrases.words("refusal.\(code).title", values, language),
      detail: sentences.joined(separator: language == .zh ? "" : " "))
    problem.refusal = refusal
    problem.basis = basis
    problem.holders = holders
    return problem
  }

  /// Faults of a form in words.
  package func problem(_ malformed: Malformed, in language: Language) -> Problem {
    var problem = problem(.malformed, values: ["count": String(malformed.faults.count)], in: language)
    problem.faults = malformed.faults.map { Problem.Fault(found: $0, detail: detail(of: $0, in: language)) }
    return problem
  }

  /// Something that does not exist, in words.
  package func problem(_ unknown: Unknown, in language: Language) -> Problem {
    let thing = phrases.phrase("thing.\(unknown.field)", language) ?? unknown.field
    return problem(.unknown, values: ["thing": thing, "value": shortened(unknown.value)], in: language)
  }

  /// A trouble of a request in words.
  package func problem(_ code: ProblemCode, values: [String: String] = [:], in language: Language) -> Problem {
    Problem(
      code: code.rawValue, status: code.status,
      title: phrases.words("problem.\(code.rawValue).title", values, language),
      detail: phrases.words("problem.\(code.rawValue)", values, language))
  }

  func problem(_ trouble: Trouble, in language: Language) -> Problem {
    var problem = problem(trouble.code, values: trouble.values, in: language)
    problem.retryAfter = trouble.retryAfter
    problem.allowed = trouble.allowed
    return problem
  }

  /// What is wrong with a field and what to do, in words.
  package func detail(of fault: FieldFault, in language: Language) -> String {
    var values = ["field": fault.field]
    values["value"] = fault.value.map(shortened)
    values["limit"] = fault.limit
    values["line"] = fault.line.map(String.init)
    values["column"] = fault.column
    values["words"] = fault.words?[language]
    var key = "fault.\(fault.code.rawValue)"
    if fault.code == .unknown, fault.value == nil { key += ".member" }
    if fault.code == .badCell, fault.words == nil { key += ".plain" }
    let sentence = phrases.words(key, values, language)
    guard fault.line != nil else { return sentence }
    let place = phrases.words(fault.column == nil ? "fault-line" : "fault-cell", values, language)
    return place + sentence
  }

  // MARK: Words of details

  private func words(
    of name: String, _ value: String, _ inventory: CompiledInventory?, _ clock: CivilClock, _ language: Language
  ) -> String {
    switch name {
    case "act": return Act(rawValue: value).map { ActTable.name(of: $0)[language] } ?? value
    case "state", "needed":
      return list(value.split(separator: " ").map { phrases.phrase("state.\($0)", language) ?? String($0) }, language)
    case "missing":
      return list(
        value.split(separator: " ").map { phrases.phrase("standard.\($0)", language) ?? String($0) }, language)
    case "party", "executor": return self.name(of: PartyID(value), inventory, language)
    case "matter": return inventory?.matter(MatterCode(value))?.name[language] ?? value
    case "area", "areas":
      return AreaCode(value).flatMap { inventory?.area($0)?.name[language] } ?? value
    case "stage", "stages": return phrases.phrase("stage.\(value)", language) ?? value
    case "closes", "until", "opens":
      return Int64(value).map { spelled(Instant(milliseconds: $0), clock) } ?? value
    case "digest": return String(value.prefix(12))
    default: return shortened(value)
    }
  }

  private func name(of party: PartyID, _ inventory: CompiledInventory?, _ language: Language) -> String {
    inventory?.party(party)?.name[language] ?? party.text
  }

  private func spelled(_ instant: Instant, _ clock: CivilClock) -> String {
    let text = instant.rfc3339(clock: clock)
    return String(text.prefix(16).map { $0 == "T" ? " " : $0 })
  }

  private func list(_ items: [String], _ language: Language) -> String {
    items.joined(separator: language == .zh ? "、" : ", ")
  }

  /// What someone sent, short enough for a sentence and on one line.
  private func shortened(_ value: String) -> String {
    let line = value.prefix(80).map { $0.isNewline || $0 == "\t" ? " " : $0 }
    return value.count > 80 ? String(line) + "…" : String(line)
  }
}
