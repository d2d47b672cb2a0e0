import BigInt

/// A format in which the ballots of a counted ballot are given away, without names.
package enum ExportFormat: String, CaseIterable, Sendable {
  case json, preflib, blt, pabulib

  /// How a file of this format ends.
  package var ending: String {
    switch self {
    case .json: "json"
    case .preflib: "toi"
    case .blt: "blt"
    case .pabulib: "pb"
    }
  }
}

extension CastBallots {
  /// The formats that can hold these ballots; every one of them gives the recorded result again.
  package var formats: [ExportFormat] {
    switch file.content {
    // The status quo with its quorum and majority has a place in our own format alone.
    case .debian, .points: [.json]
    case .ranked: [.json, .preflib, .blt]
    case .budget: [.json, .pabulib]
    }
  }

  /// The ballots in a format; nil where it cannot hold them. Our own format also says how many of the votes came through
  /// another and on paper, which changes nothing in the count.
  package func text(_ format: ExportFormat, title: String, proxies: Int = 0, papers: Int = 0) -> String? {
    let more =
      (proxies > 0 ? [JSONMember("proxy_votes", .number("\(proxies)"))] : [])
      + (papers > 0 ? [JSONMember("paper_votes", .number("\(papers)"))] : [])
    guard formats.contains(format) else { return nil }
    switch (format, file.content) {
    case (.json, .ranked(let profile, _, _)): return profile.json(seats: sheet.seats).with(more).text + "\n"
    case (.json, .points(let profile, _)): return profile.json(seats: sheet.seats).with(more).text + "\n"
    case (.json, .budget(let election)): return election.json.with(more).text + "\n"
    case (.json, .debian(let decision)): return decision.json.with(more).text + "\n"
    case (.preflib, .ranked(let profile, _, _)): return profile.preflib(title: title)
    case (.blt, .ranked(let profile, _, _)): return profile.blt(seats: sheet.seats, title: title)
    case (.pabulib, .budget(let election)): return election.pabulib(description: title)
    default: return nil
    }
  }

  /// How the count is done again on the command line, from a file of this name.
  package func command(_ name: String) -> String {
    let options = sheet.tallyOptions
    var words = ["gongzhi tally", name, "--method", sheet.terms.method.rawValue, "--tie", sheet.tie]
    if sheet.seats > 1 { words += ["--seats", String(sheet.seats)] }
    if options.completion != .none {
      words += [
        "--completion", options.completion.rawValue, "--step", options.step.decimal ?? options.step.description,
      ]
    }
    return words.joined(separator: " ")
  }
}

extension JSONValue {
  /// The object with more members at its end; any other value as it is.
  fileprivate func with(_ more: [JSONMember]) -> JSONValue {
    guard !more.isEmpty, let members = object else { return self }
    return .object(members + more)
  }
}

extension DebianFile {
  /// The ballots in the project's own JSON, with the default option and what the others need against it.
  package var json: JSONValue {
    guard case .object(let members) = profile.json(seats: 1) else { return .null }
    let demand = demands.lazy.compactMap { $0 }.first ?? DebianDemand()
    // Ballots are whole, so a quorum in parts is reached by the next whole number.
    let quorum = demand.quorum.decimal ?? String(demand.quorum.floor + 1)
    return .object(
      members + [
        JSONMember("default", .string(profile.candidates[defaultOption].id)),
        JSONMember("quorum", .number(quorum)), JSONMember("majority", .number(demand.ratio.decimal ?? "1")),
      ])
  }
}

extension BudgetElection {
  /// The budget in the project's own JSON.
  package var json: JSONValue {
    .object([
      JSONMember("format", .string(BallotsJSON.format)), JSONMember("version", .number("1")),
      JSONMember("kind", .string("projects")), JSONMember("budget", Amount.fraction(budget).json),
      JSONMember(
        "candidates",
        .array(
          projects.map { project in
            .object([
              JSONMember("id", .string(project.id)), JSONMember("name", .string(project.name)),
              JSONMember("cost", Amount.fraction(project.cost).json),
            ])
          })),
      JSONMember(
        "ballots",
        .array(
          zip(counts, ballots).map { count, ballot in
            .object([
              JSONMember("count", .number("\(count)")),
              JSONMember("named", .array(ballot.map { .string(projects[$0].id) })),
            ])
          })),
    ])
  }
}
