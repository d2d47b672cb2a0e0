import Vocabulary

extension Tally {
  /// The tally as JSON: `method`, `winners` (names of candidates, ids of projects), `elected`, `candidates`, `rounds`,
  /// `ties`, then the facts of the count and, where a method compares by pairs, `pairwise`.
  ///
  /// Amounts are exact: JSON numbers where the decimals end, strings `p/q` where they do not.
  package func json(tie: TieRule, notices: [InputFault] = []) -> JSONValue {
    var members = [
      JSONMember("method", .string(method)),
      JSONMember("winners", .array(winnerNames.map { .string($0) })),
      JSONMember("elected", references(winners)),
      JSONMember("tieRule", .string(tie.text)),
    ]
    members += facts.map { JSONMember($0.key, $0.value) }
    members += [
      JSONMember("rounds", .array(rounds.map(json))),
      JSONMember("ties", .array(ties.map(json))),
      JSONMember("candidates", references(Array(candidates.indices))),
    ]
    if !pairwise.isEmpty { members.append(JSONMember("pairwise", pairs)) }
    members.append(JSONMember("notices", .array(notices.map { .string($0.described(.en)) })))
    return .object(members)
  }

  /// The one word that names each winner: the id of a project, the name of a candidate, the id of a candidate whose
  /// name is not the only one of its kind.
  package var winnerNames: [String] {
    var known: [String: Int] = [:]
    for candidate in candidates { known[candidate.name, default: 0] += 1 }
    return winners.map { winner in
      let (id, name) = (candidates[winner].id, candidates[winner].name)
      return naming == .id || (known[name] ?? 0) > 1 ? id : name
    }
  }

  private func reference(_ candidate: Int) -> JSONValue {
    .object([
      JSONMember("id", .string(candidates[candidate].id)), JSONMember("name", .string(candidates[candidate].name)),
    ])
  }

  private func references(_ places: [Int]) -> JSONValue { .array(places.map(reference)) }

  private func json(_ round: TallyRound) -> JSONValue {
    var members = [JSONMember("round", .number("\(round.number)")), JSONMember("note", .string(round.note.en))]
    members.append(
      JSONMember("tally", .object(round.lines.map { JSONMember(candidates[$0.candidate].id, $0.amount.json) })))
    if let exhausted = round.exhausted { members.append(JSONMember("exhausted", exhausted.json)) }
    members.append(JSONMember("elected", references(round.elected)))
    members.append(JSONMember("excluded", references(round.excluded)))
    return .object(members)
  }

  private func json(_ tie: TieBreak) -> JSONValue {
    var members = [
      JSONMember("round", .number("\(tie.round)")), JSONMember("purpose", .string(tie.purpose.rawValue)),
      JSONMember("among", references(tie.among)), JSONMember("chosen", reference(tie.chosen)),
    ]
    switch tie.means {
    case .rule: members.append(JSONMember("by", .string("rule")))
    case .earlierRound(let round):
      members.append(JSONMember("by", .string("earlier-round")))
      members.append(JSONMember("earlierRound", .number("\(round)")))
    }
    return .object(members)
  }

  private var pairs: JSONValue {
    .object(
      candidates.indices.map { row in
        JSONMember(
          candidates[row].id,
          .object(
            candidates.indices.filter { $0 != row }.map {
              JSONMember(candidates[$0].id, .number("\(pairwise[row][$0])"))
            }))
      })
  }
}
