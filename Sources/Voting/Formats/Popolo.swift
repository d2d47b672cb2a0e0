package import Vocabulary

/// Vote events as Popolo describes them, with the results of groups.
///
/// - Source: popoloproject.com, specification of VoteEvent, GroupResult and Count.
package enum Popolo {
  /// The event of one ballot; `votes` are given for an open ballot only, and where chambers were counted apart each is a
  /// group with its counts.
  ///
  /// Beside what Popolo describes: how many votes came through another and on paper, and who voted for whom (`cast_by`).
  package static func voteEvent(
    id: BallotID, motion: String, result: BallotResult, votes: [PersonID: Choice]? = nil,
    groups: (rule: ChamberedRule, result: ChamberedResult)? = nil, through: [PersonID: PersonID] = [:], papers: Int = 0
  ) -> JSONValue {
    .object(
      head(id, motion, adopted: result.isAdopted)
        + (groups.map { [JSONMember("group_results", groupResults($0.rule, $0.result))] } ?? [])
        + [JSONMember("counts", counts(result))]
        + (through.isEmpty ? [] : [JSONMember("proxy_votes", .number("\(through.count)"))])
        + (papers == 0 ? [] : [JSONMember("paper_votes", .number("\(papers)"))])
        + (votes.map { [JSONMember("votes", self.votes($0, through: through))] } ?? []))
  }

  /// The event of a ballot in several chambers, each a group.
  package static func voteEvent(
    id: BallotID, motion: String, rule: ChamberedRule, result: ChamberedResult
  ) -> JSONValue {
    .object(
      head(id, motion, adopted: result.isAdopted) + [JSONMember("group_results", groupResults(rule, result))])
  }

  private static func groupResults(_ rule: ChamberedRule, _ result: ChamberedResult) -> JSONValue {
    .array(
      result.chambers.map { chamber -> JSONValue in
        let title = rule.chambers.first { $0.id == chamber.chamber }?.title.zh ?? chamber.chamber
        return .object([
          JSONMember(
            "group", .object([JSONMember("id", .string(chamber.chamber)), JSONMember("name", .string(title))])),
          JSONMember("counts", counts(chamber.result)),
        ])
      })
  }

  private static func head(_ id: BallotID, _ motion: String, adopted: Bool) -> [JSONMember] {
    [
      JSONMember("identifier", .string(id.text)),
      JSONMember(
        "motion",
        .object([JSONMember("text", .string(motion)), JSONMember("result", .string(adopted ? "pass" : "fail"))])),
      JSONMember("result", .string(adopted ? "pass" : "fail")),
    ]
  }

  private static func counts(_ result: BallotResult) -> JSONValue {
    let absent = result.all.members - result.participating.members
    let numbers = [
      ("yes", result.yes.members), ("no", result.no.members), ("abstain", result.abstain.members), ("absent", absent),
    ]
    return .array(
      numbers.map { option, number in
        .object([JSONMember("option", .string(option)), JSONMember("value", .number("\(number)"))])
      })
  }

  private static func votes(_ votes: [PersonID: Choice], through: [PersonID: PersonID]) -> JSONValue {
    .array(
      votes.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }.map { voter, choice in
        .object(
          [JSONMember("voter_id", .string(voter.text)), JSONMember("option", .string(choice.rawValue))]
            + (through[voter].map { [JSONMember("cast_by", .string($0.text))] } ?? []))
      })
  }
}
