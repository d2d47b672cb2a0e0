/// Ballots written in the formats that other people's programs read.
extension RankedProfile {
  /// The ballots as PrefLib's incomplete orders with ties, equal ballots on one line, the most frequent first.
  package func preflib(title: String) -> String {
    let orders = grouped()
    var lines = [
      "# TITLE: \(oneLine(title))", "# DATA TYPE: toi", "# NUMBER ALTERNATIVES: \(candidates.count)",
      "# NUMBER VOTERS: \(voters)", "# NUMBER UNIQUE ORDERS: \(orders.count)",
    ]
    for (place, candidate) in candidates.enumerated() {
      lines.append("# ALTERNATIVE NAME \(place + 1): \(oneLine(candidate.name))")
    }
    for order in orders {
      let ranks = order.ranks.map { rank -> String in
        let numbers = rank.map { String($0 + 1) }
        return numbers.count == 1 ? numbers[0] : "{" + numbers.joined(separator: ",") + "}"
      }
      lines.append("\(order.count): \(ranks.joined(separator: ","))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The ballots as BLT.
  package func blt(seats: Int, title: String) -> String {
    var lines = ["\(candidates.count) \(seats)"]
    for order in grouped() where order.count > 0 {
      let ranks = order.ranks.map { $0.map { String($0 + 1) }.joined(separator: "=") }
      lines.append((["\(order.count)"] + ranks + ["0"]).joined(separator: " "))
    }
    lines.append("0")
    let quoted = (candidates.map(\.name) + [title]).map { name in
      "\"" + String(oneLine(name).map { $0 == "\"" ? "'" : $0 }) + "\""
    }
    return (lines + quoted).joined(separator: "\n") + "\n"
  }

  /// The ballots in the project's own JSON.
  package func json(seats: Int) -> JSONValue {
    ballotsJSON(
      kind: "ranked", candidates, [JSONMember("seats", .number("\(seats)"))],
      grouped().map { order in
        .object([
          JSONMember("count", .number("\(order.count)")),
          JSONMember(
            "ranking", .array(order.ranks.map { .array($0.map { .string(candidates[$0].id) }) })),
        ])
      })
  }

  /// Equal ballots together, the most frequent first, then in the order of their ranks.
  private func grouped() -> [(count: Int64, ranks: [[Int]])] {
    var counts: [[[Int]]: Int64] = [:]
    for line in 0..<lines { counts[ranks(line: line).map { $0.sorted() }, default: 0] += self.counts[line] }
    return counts.map { (count: $1, ranks: $0) }.sorted {
      $0.count == $1.count
        ? $0.ranks.lexicographicallyPrecedes($1.ranks) { $0.lexicographicallyPrecedes($1) } : $0.count > $1.count
    }
  }
}

extension PointsProfile {
  /// The ballots in the project's own JSON.
  package func json(seats: Int) -> JSONValue {
    var members = [JSONMember("seats", .number("\(seats)"))]
    if kind == .grades { members.append(JSONMember("grades", .array(grades.map { .string($0) }))) }
    if kind == .quadratic { members.append(JSONMember("credits", .number("\(credits)"))) }
    return ballotsJSON(
      kind: kind.rawValue, candidates, members,
      ballots.map { ballot in
        let points = ballot.points.sorted { $0.key < $1.key }
        let value: JSONValue
        switch kind {
        case .approval: value = .array(points.map { .string(candidates[$0.key].id) })
        case .grades:
          value = .object(
            points.map { place, grade in
              JSONMember(
                candidates[place].id, .string(grades[min(max(0, Int(exactly: grade.floor) ?? 0), grades.count - 1)]))
            })
        case .score, .quadratic:
          value = .object(points.map { JSONMember(candidates[$0.key].id, Amount.fraction($0.value).json) })
        }
        let field = kind == .approval ? "approved" : kind == .grades ? "grades" : kind == .score ? "scores" : "votes"
        return .object([JSONMember("count", .number("\(ballot.count)")), JSONMember(field, value)])
      })
  }
}

extension BudgetElection {
  /// The budget as Pabulib; voters are numbered, not named.
  package func pabulib(description: String) -> String {
    var lines = [
      "META", "key;value", "description;\(cell(description))", "num_projects;\(projects.count)",
      "num_votes;\(voters)", "budget;\(budget.decimal ?? budget.description)", "vote_type;\(voteType.rawValue)",
    ]
    if let mostNamed { lines.append("max_length;\(mostNamed)") }
    lines += ["PROJECTS", "project_id;cost;name"]
    for project in projects {
      lines.append("\(cell(project.id));\(project.cost.decimal ?? project.cost.description);\(cell(project.name))")
    }
    let hasPoints = voteType == .scoring || voteType == .cumulative
    lines += ["VOTES", hasPoints ? "voter_id;vote;points" : "voter_id;vote"]
    var voter = 0
    for (line, ballot) in ballots.enumerated() {
      let ids = cell(ballot.map { projects[$0].id }.joined(separator: ","))
      let given = hasPoints ? ";" + points[line].map { $0.decimal ?? $0.description }.joined(separator: ",") : ""
      for _ in 0..<max(0, counts[line]) {
        voter += 1
        lines.append("\(voter);\(ids)\(given)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func cell(_ text: String) -> String {
    let line = oneLine(text)
    guard line.contains(";") || line.contains("\"") else { return line }
    return "\"" + line.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

private func ballotsJSON(
  kind: String, _ candidates: [Candidate], _ more: [JSONMember], _ ballots: [JSONValue]
) -> JSONValue {
  .object(
    [
      JSONMember("format", .string(BallotsJSON.format)), JSONMember("version", .number("1")),
      JSONMember("kind", .string(kind)),
    ] + more + [
      JSONMember(
        "candidates",
        .array(
          candidates.map {
            .object([JSONMember("id", .string($0.id)), JSONMember("name", .string($0.name))])
          })),
      JSONMember("ballots", .array(ballots)),
    ])
}

/// A text without line ends, as formats with one record a line need it.
private func oneLine(_ text: String) -> String { String(trimmed(text).map { $0.isNewline ? " " : $0 }) }
